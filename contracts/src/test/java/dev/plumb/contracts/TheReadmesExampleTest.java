package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TheReadmesExampleTest {

  @Test
  void works() {
    UUID orderId = UUID.fromString("0197a3b0-5c00-7000-8000-000000000001");

    Contracts contracts = Contracts.load();
    byte[] body =
        contracts.encode(
            "order.order-confirmed.v1",
            Map.of("orderId", orderId, "currency", "EUR", "authorizedTotal", 3499L));
    EventData confirmed = contracts.decode("order.order-confirmed.v1", orderId, body);
    long total = confirmed.number("authorizedTotal");

    assertThat(total).isEqualTo(3499);
    assertThat(confirmed).hasToString("order.order-confirmed.v1");
  }
}
