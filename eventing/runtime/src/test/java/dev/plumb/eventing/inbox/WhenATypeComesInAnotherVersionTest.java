package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class WhenATypeComesInAnotherVersionTest {

  private static final BiFunction<Box, ReceivedEvent, Reaction<Box>> OLD =
      (box, event) -> Reaction.refused("old");
  private static final BiFunction<Box, ReceivedEvent, Reaction<Box>> NEW =
      (box, event) -> Reaction.refused("new");

  private final EventTable<Box> table =
      EventTable.<Box>of("box")
          .adapting(type -> type.replace(".v1", ".v2"))
          .on("box.filled.v2", NEW)
          .onState("box.box-state.v2", NEW)
          .ignore("box.dull.v2");

  @Test
  void itGoesWhereTheOneGoesThatIsRead() {
    assertThat(table.reactionTo("box.filled.v1")).contains(NEW);
    assertThat(table.ignores("box.dull.v1")).isTrue();
    assertThat(table.isStateTransfer(BoxEvents.ofSomeBox().event(1, "box.box-state.v1"))).isTrue();
  }

  @Test
  void anEntryOfItsOwnGoesFirst() {
    table.on("box.filled.v1", OLD);

    assertThat(table.reactionTo("box.filled.v1")).contains(OLD);
    assertThat(table.reactionTo("box.filled.v2")).contains(NEW);
  }

  @Test
  void whatIsReadAsNothingInTheTableIsUnknown() {
    assertThat(table.reactionTo("box.emptied.v1")).isEmpty();
    assertThat(table.ignores("box.emptied.v1")).isFalse();
  }
}
