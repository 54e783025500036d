package dev.plumb.shipping.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.ShipmentStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenAnOrdersStateIsAllThatIsLeftTest {

  private static final Contracts CONTRACTS = Contracts.load();
  private static final String TYPE = "order.order-state.v1";
  private static final UUID ORDER = new UUID(1, 1);

  @ParameterizedTest
  @CsvSource({
    "PLACED, REQUESTED",
    "CONFIRMED, PREPARED",
    "ON_HOLD, PREPARED",
    "CANCELLING, CANCELLED",
    "CANCELLED, CANCELLED",
    "REJECTED, CANCELLED"
  })
  void theShipmentIsWhereTheEventsWouldHaveBroughtIt(String order, ShipmentStatus expected) {
    Shipment shipment = Shipment.blank(new OrderId(ORDER));
    for (Function<Shipment, Decision> fact : OrderState.facts(state(order))) {
      if (fact.apply(shipment) instanceof Decision.Accepted accepted) {
        shipment = accepted.next();
      }
    }

    assertThat(shipment.status()).isEqualTo(expected);
    assertThat(shipment.readiness().parcel()).isPresent();
  }

  private static EventData state(String status) {
    Map<String, Object> line =
        Map.of("lineId", new UUID(4, 1), "sku", "SKU-1", "quantity", 2, "unitPrice", 1250L);
    Map<String, Object> address =
        Map.of("name", "A", "street", "S", "city", "B", "postalCode", "1", "country", "DE");
    Map<String, Object> fields =
        Map.of(
            "orderId",
            ORDER,
            "status",
            status,
            "currency",
            "EUR",
            "totalAmount",
            2500L,
            "refundRequestedTotal",
            0L,
            "paymentMethod",
            "pm_card_visa",
            "lines",
            List.of(line),
            "shippingAddress",
            address);
    return CONTRACTS.decode(TYPE, CONTRACTS.encode(TYPE, fields));
  }
}
