package dev.plumb.shipping.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheShipmentStateTableTest {

  private static final String LEGAL =
      """
      REQUESTED + ORDER_PLACED -> REQUESTED
      REQUESTED + ORDER_CONFIRMED -> PREPARED
      REQUESTED + ORDER_REJECTED -> CANCELLED
      REQUESTED + PAYMENT_CAPTURED -> REQUESTED
      REQUESTED + CANCELLATION_REQUESTED -> CANCELLED
      PREPARED + PAYMENT_CAPTURED -> PREPARED
      PREPARED + CANCELLATION_REQUESTED -> CANCELLED
      PREPARED + CARRIER_ACCEPTED -> DISPATCHED
      PREPARED + CARRIER_REFUSED -> PREPARED
      DISPATCHED + IN_TRANSIT -> DISPATCHED
      DISPATCHED + DELIVERED -> DELIVERED
      DISPATCHED + DELIVERY_FAILED -> DELIVERY_FAILED
      DISPATCHED + DELIVERY_FAILED_FOR_GOOD -> RETURNING
      DISPATCHED + RETURNED -> RETURNED
      DISPATCHED + LOST -> LOST
      DELIVERY_FAILED + IN_TRANSIT -> DISPATCHED
      DELIVERY_FAILED + DELIVERED -> DELIVERED
      DELIVERY_FAILED + DELIVERY_FAILED -> DELIVERY_FAILED
      DELIVERY_FAILED + DELIVERY_FAILED_FOR_GOOD -> RETURNING
      DELIVERY_FAILED + RETURNED -> RETURNED
      DELIVERY_FAILED + LOST -> LOST
      DELIVERED + RETURN_REQUESTED -> RETURNING
      RETURNING + RETURNED -> RETURNED
      RETURNING + LOST -> LOST
      """;

  @Test
  void everyPairOfStateAndTriggerIsLegalOrRefused() {
    assertThat(matrix()).containsExactlyInAnyOrderElementsOf(LEGAL.lines().toList());
  }

  @Test
  void terminalStatesLeadNowhere() {
    for (ShipmentStatus status : ShipmentStatus.values()) {
      boolean leads = matrix().stream().anyMatch(line -> line.startsWith(status + " +"));
      assertThat(leads).as(status.name()).isNotEqualTo(status.isTerminal());
    }
  }

  private static List<String> matrix() {
    List<String> lines = new ArrayList<>();
    for (ShipmentStatus from : ShipmentStatus.values()) {
      for (ShipmentTrigger trigger : ShipmentTrigger.values()) {
        ShipmentStateTable.next(from, trigger)
            .ifPresent(to -> lines.add(from + " + " + trigger + " -> " + to));
      }
    }
    return lines;
  }
}
