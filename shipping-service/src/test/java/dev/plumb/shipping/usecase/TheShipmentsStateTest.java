package dev.plumb.shipping.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.EventData;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.domain.Shipment;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TheShipmentsStateTest {

  @Test
  void isWrittenAsItsContractSays() {
    Contracts contracts = Contracts.load();
    Shipment blank = Shipment.blank(new OrderId(new UUID(1, 1)));

    EventData read =
        contracts.decode(
            ShipmentWire.STATE, contracts.encode(ShipmentWire.STATE, ShipmentWire.state(blank)));

    assertThat(read.string("status")).isEqualTo("REQUESTED");
    assertThat(read.uuid("shipmentId")).isEqualTo(blank.id().value());
    assertThat(read.string("trackingNumber")).isEmpty();
  }
}
