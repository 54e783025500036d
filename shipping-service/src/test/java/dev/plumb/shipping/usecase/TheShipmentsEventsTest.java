package dev.plumb.shipping.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.contracts.Contracts;
import dev.plumb.shipping.domain.ShipmentEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheShipmentsEventsTest {

  @Test
  void eachHaveANameOnTheWireThatHasAContract() {
    List<String> contracts =
        Contracts.load().wireTypes().stream()
            .filter(type -> type.startsWith(ShipmentWire.STREAM + "."))
            .toList();

    assertThat(ShipmentWire.types())
        .isSubsetOf(contracts)
        .hasSize(ShipmentEvent.class.getPermittedSubclasses().length + 1);
  }
}
