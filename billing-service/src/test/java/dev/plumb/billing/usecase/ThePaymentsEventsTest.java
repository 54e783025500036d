package dev.plumb.billing.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.domain.PaymentEvent;
import dev.plumb.contracts.Contracts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThePaymentsEventsTest {

  @Test
  void eachHaveANameOnTheWireThatHasAContract() {
    List<String> contracts =
        Contracts.load().wireTypes().stream()
            .filter(type -> type.startsWith(WireTypes.STREAM + "."))
            .toList();

    assertThat(WireTypes.all())
        .isSubsetOf(contracts)
        .hasSize(PaymentEvent.class.getPermittedSubclasses().length + 1);
  }
}
