package dev.plumb.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Ledger.Charges;
import dev.plumb.local.Views.Money;
import dev.plumb.local.Views.OrderView;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenAnOrderIsAuditedTest {
  private static final UUID ORDER = UUID.fromString("00000000-0000-7000-8000-000000000001");

  @Test
  void aDeliveredAndPaidOneIsFine() {
    assertThat(Agreement.objections(delivered("DELIVERED"), new Charges(1, 0, 2500, 0))).isEmpty();
  }

  @Test
  void aSecondChargeIsFound() {
    assertThat(Agreement.objections(delivered("DELIVERED"), new Charges(2, 0, 5000, 0)))
        .singleElement()
        .asString()
        .contains("provider");
  }

  @Test
  void aParcelThatNeverArrivedIsFound() {
    assertThat(Agreement.objections(delivered("PREPARED"), new Charges(1, 0, 2500, 0)))
        .singleElement()
        .asString()
        .contains("shipment");
  }

  @Test
  void moneyHeldForACancelledOneIsFound() {
    Views cancelled =
        new Views(
            ORDER, new OrderView("CANCELLED", 2500, 0, 0), new Money("VOIDED", 0, 0), "CANCELLED");
    assertThat(Agreement.objections(cancelled, new Charges(0, 2500, 0, 0))).hasSize(1);
    assertThat(Agreement.objections(cancelled, Charges.NONE)).isEmpty();
  }

  @Test
  void moneyKeptForACancelledOneIsFound() {
    Views cancelled =
        new Views(
            ORDER,
            new OrderView("CANCELLED", 2500, 2500, 0),
            new Money("REFUNDED", 2500, 0),
            "CANCELLED");
    assertThat(Agreement.objections(cancelled, new Charges(1, 0, 2500, 0))).hasSize(1);
  }

  @Test
  void aReturnedOneIsFineOnceAllIsBack() {
    assertThat(Agreement.objections(refunded(2500, "RETURNED"), new Charges(1, 0, 2500, 2500)))
        .isEmpty();
    assertThat(Agreement.objections(refunded(2500, "LOST"), new Charges(1, 0, 2500, 2500)))
        .isEmpty();
  }

  @Test
  void aRefundThatIsShortIsFound() {
    assertThat(Agreement.objections(refunded(2499, "RETURNED"), new Charges(1, 0, 2500, 2499)))
        .singleElement()
        .asString()
        .contains("money kept for nothing");
  }

  @Test
  void aRefundForWhatTheCustomerKeptIsFound() {
    assertThat(Agreement.objections(refunded(2500, "DELIVERED"), new Charges(1, 0, 2500, 2500)))
        .singleElement()
        .asString()
        .contains("shipment");
  }

  private static Views refunded(long cents, String shipment) {
    return new Views(
        ORDER,
        new OrderView("REFUNDED", 2500, 2500, cents),
        new Money("REFUNDED", 2500, cents),
        shipment);
  }

  private static Views delivered(String shipment) {
    return new Views(
        ORDER, new OrderView("DELIVERED", 2500, 2500, 0), new Money("CAPTURED", 2500, 0), shipment);
  }
}
