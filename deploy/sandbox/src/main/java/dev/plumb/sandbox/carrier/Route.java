package dev.plumb.sandbox.carrier;

import static dev.plumb.sandbox.ledger.ParcelEvent.DELIVERED;
import static dev.plumb.sandbox.ledger.ParcelEvent.DELIVERY_FAILED;
import static dev.plumb.sandbox.ledger.ParcelEvent.IN_TRANSIT;
import static dev.plumb.sandbox.ledger.ParcelEvent.LOST;
import static dev.plumb.sandbox.ledger.ParcelEvent.RETURNED;

import dev.plumb.sandbox.ledger.Parcel.Line;
import dev.plumb.sandbox.ledger.ParcelEvent;
import java.util.List;

/** What will become of a parcel: delivered, unless one of its SKUs asks for something else. */
enum Route {
  FAIL_ONCE("SANDBOX-FAIL-ONCE", List.of(IN_TRANSIT, DELIVERY_FAILED, DELIVERED)),
  RETURN("SANDBOX-RETURN", List.of(IN_TRANSIT, DELIVERY_FAILED, RETURNED)),
  LOSE("SANDBOX-LOSE", List.of(IN_TRANSIT, LOST)),
  STAY("SANDBOX-STAY", List.of());

  private static final List<ParcelEvent> USUAL = List.of(IN_TRANSIT, DELIVERED);

  private final String sku;
  private final List<ParcelEvent> events;

  Route(String sku, List<ParcelEvent> events) {
    this.sku = sku;
    this.events = events;
  }

  static List<ParcelEvent> of(List<Line> lines) {
    for (Route route : values()) {
      if (lines.stream().anyMatch(line -> route.sku.equalsIgnoreCase(line.sku()))) {
        return route.events;
      }
    }
    return USUAL;
  }
}
