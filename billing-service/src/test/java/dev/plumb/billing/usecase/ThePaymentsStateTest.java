package dev.plumb.billing.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentId;
import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ThePaymentsStateTest {

  @Test
  void isWrittenAsItsContractSays() {
    Contracts contracts = Contracts.load();
    EventFields wire =
        EventFields.state(
            Payment.blank(new PaymentId(new UUID(0, 5)), new OrderId(new UUID(1, 1))));

    EventData read = contracts.decode(wire.type(), contracts.encode(wire.type(), wire.fields()));

    assertThat(read.string("status")).isEqualTo("NEW");
    assertThat(read.number("capturedTotal")).isZero();
  }
}
