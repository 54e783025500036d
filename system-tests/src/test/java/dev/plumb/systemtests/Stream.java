package dev.plumb.systemtests;

import dev.plumb.local.Application;
import java.util.List;
import java.util.Locale;

/** Whose events they are. */
enum Stream {
  ORDER(Application.ORDER, "select id::text, version from orders"),
  PAYMENT(Application.BILLING, "select order_id::text, version from payment"),
  SHIPMENT(Application.SHIPPING, "select order_id::text, version from shipment");

  private final Application producer;
  private final String aggregates;

  Stream(Application producer, String aggregates) {
    this.producer = producer;
    this.aggregates = aggregates;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  Application producer() {
    return producer;
  }

  /** Order id and version of each. */
  String aggregates() {
    return aggregates;
  }

  List<Application> consumers() {
    return Application.SERVICES.stream().filter(service -> service != producer).toList();
  }
}
