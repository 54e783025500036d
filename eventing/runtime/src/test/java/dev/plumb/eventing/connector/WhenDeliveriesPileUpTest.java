package dev.plumb.eventing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.connector.LaneBuffer.Cut;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.wire.Reading;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenDeliveriesPileUpTest {

  private static final long WAIT = 5;

  private final LaneBuffer<String> buffer = new LaneBuffer<>("box", 2, 3, WAIT);
  private final BoxEvents box = BoxEvents.ofSomeBox();

  @BeforeEach
  void open() {
    buffer.startOver("first");
  }

  @Test
  void aBatchIsDueWhenThereIsEnough() {
    assertThat(buffer.dueIn(0)).isNegative();
    deliver("first", 1, 0);
    assertThat(buffer.dueIn(0)).isPositive();
    deliver("first", 2, 0);
    assertThat(buffer.dueIn(0)).isZero();
  }

  @Test
  void aBatchIsDueWhenItsFirstHasWaitedLongEnough() {
    deliver("first", 1, 100);

    assertThat(buffer.dueIn(100)).isEqualTo(WAIT);
    assertThat(buffer.dueIn(103)).isEqualTo(2);
    assertThat(buffer.dueIn(110)).isZero();
  }

  @Test
  void aBatchTakesTheOldestAndNoMoreThanTheMost() {
    for (long tag = 1; tag <= 5; tag++) {
      deliver("first", tag, 0);
    }

    Cut<String> cut = buffer.cut().orElseThrow();

    assertThat(cut.batch().events()).extracting(e -> e.version()).containsExactly(1L, 2L, 3L);
    assertThat(cut.lastTag()).isEqualTo(3);
    assertThat(cut.slots()).isEqualTo(Map.of(0, 3));
  }

  @Test
  void whatAnEarlierChannelDeliveredIsGone() {
    deliver("first", 1, 0);
    Cut<String> cut = buffer.cut().orElseThrow();
    deliver("first", 2, 0);

    buffer.startOver("second");
    deliver("first", 3, 0);

    assertThat(buffer.cut()).isEmpty();
    assertThat(buffer.acknowledge(cut)).isFalse();
  }

  @Test
  void aSlotIsHeldUntilItsLastDeliveryIsAcknowledged() {
    for (long tag = 1; tag <= 4; tag++) {
      deliver("first", tag, 0);
    }
    Cut<String> one = buffer.cut().orElseThrow();
    Cut<String> other = buffer.cut().orElseThrow();

    assertThat(buffer.acknowledge(one)).isTrue();
    assertThat(buffer.holds(0)).isTrue();
    buffer.acknowledge(other);
    assertThat(buffer.holds(0)).isFalse();
  }

  private void deliver(String channel, long tag, long at) {
    buffer.add(channel, tag, 0, at, new Reading.Readable(box.filled(tag)));
  }
}
