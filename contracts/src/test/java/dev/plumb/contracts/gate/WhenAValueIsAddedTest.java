package dev.plumb.contracts.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of those that a text may have: an enum's symbol, without an enum's ways. */
class WhenAValueIsAddedTest {

  private static final String STATE = "shipment/shipment-state/v1.1";

  @TempDir Path folder;

  private Draft draft;

  @BeforeEach
  void addOne() {
    draft =
        new Draft(folder)
            .minor("shipment/shipment-state")
            .field(STATE, "status", field -> values(field).add("SEIZED"));
  }

  @Test
  void whoDoesNotKnowItIsNamed() {
    assertThat(draft.report())
        .isEqualTo(
            """
            shipment/shipment-state/v1.1: status
                may be SEIZED, which billing doesn't know, and such an event would be dead there: consumers/billing/shipment/shipment-state/v1.avsc
                may be SEIZED, which order doesn't know, and such an event would be dead there: consumers/order/shipment/shipment-state/v1.avsc
                -> first let each of them know what it means, and add it to `values` in its file
            """);
  }

  @Test
  void itMayGoOutOnceAllKnowIt() {
    draft
        .field(reader("order"), "status", field -> values(field).add("SEIZED"))
        .field(reader("billing"), "status", field -> values(field).add("SEIZED"));

    assertThat(draft.publish().report()).isEmpty();
  }

  /** Messages with it are still there. */
  @Test
  void oneThatIsTakenAwayIsStillToBeKnown() {
    draft
        .field(STATE, "status", field -> values(field).removeAll().add("LOST"))
        .field(reader("order"), "status", field -> values(field).removeAll().add("LOST"));

    assertThat(draft.report())
        .contains("may be CANCELLED, which order doesn't know")
        .doesNotContain("v1.1");
  }

  private static String reader(String service) {
    return "consumers/" + service + "/shipment/shipment-state/v1";
  }

  private static ArrayNode values(ObjectNode field) {
    return (ArrayNode) field.get("values");
  }
}
