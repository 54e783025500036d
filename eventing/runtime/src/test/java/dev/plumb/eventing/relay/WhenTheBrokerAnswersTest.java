package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.relay.InFlight.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The events are those of keys 1, 2, 3 ...: a key and its tag are the same number. */
class WhenTheBrokerAnswersTest {

  private static final long FENCE = 1;
  private static final int MANY = 5_000;

  private final Rows rows = new Rows();
  private final InFlight inFlight = new InFlight();

  @Test
  void oneConfirmSettlesOne() {
    send(3);
    assertThat(settled(2, false)).containsExactly(2L);
    assertThat(key(inFlight.oldest())).isEqualTo(1);
  }

  @Test
  void aMultipleConfirmSettlesAllBeforeOldestFirst() {
    send(5);
    assertThat(settled(3, true)).containsExactly(1L, 2L, 3L);
    assertThat(settled(5, true)).containsExactly(4L, 5L);
    assertThat(inFlight.oldest()).isNull();
  }

  @Test
  void aMultipleConfirmLeavesOutWhatWasSettledBefore() {
    send(4);
    settled(2, false);
    assertThat(settled(4, true)).containsExactly(1L, 3L, 4L);
  }

  @Test
  void aRepeatedConfirmOrOneOfSomethingNeverSentSettlesNothing() {
    send(2);
    settled(2, true);
    assertThat(settled(1, false)).isEmpty();
    assertThat(settled(2, true)).isEmpty();
    assertThat(settled(9, true)).isEmpty();
  }

  @Test
  void aReturnedOneIsNotSettledByTheConfirmThatFollows() {
    send(3);
    assertThat(key(returned(2))).isEqualTo(2);
    assertThat(settled(2, false)).isEmpty();
    assertThat(settled(3, true)).containsExactly(1L, 3L);
  }

  @Test
  void aReturnedOneIsNotSettledByAMultipleConfirm() {
    send(3);
    returned(1);
    returned(3);
    assertThat(settled(3, true)).containsExactly(2L);
  }

  @Test
  void aReturnOfSomethingElseTakesNothing() {
    send(2);
    assertThat(returned(3)).isNull();
    assertThat(inFlight.takeReturned("payment", new UUID(0, 1))).isNull();
    assertThat(settled(2, true)).containsExactly(1L, 2L);
  }

  @Test
  void aNewChannelBeginsAtOneAndWhatTheOldOneOwedComesOldestFirst() {
    send(4);
    settled(2, false);
    assertThat(inFlight.restart()).extracting(this::key).containsExactly(1L, 3L, 4L);
    assertThat(inFlight.oldest()).isNull();
    send(2);
    assertThat(settled(1, false)).containsExactly(1L);
    assertThat(settled(2, true)).containsExactly(2L);
  }

  @Test
  void manyAreKeptApartHoweverTheAnswersCome() {
    for (int round = 0; round < 3; round++) {
      send(MANY);
      assertThat(settled(700, true)).hasSize(700);
      assertThat(settled(MANY, false)).containsExactly((long) MANY);
      assertThat(settled(MANY, true)).hasSize(MANY - 701).startsWith(701L);
      inFlight.restart();
    }
  }

  private void send(int events) {
    for (int key = 1; key <= events; key++) {
      OutboxEvent event = rows.event(new UUID(0, key), 1);
      inFlight.add(new Sent(new Lane(event), event, FENCE, rows.nanoTime()));
    }
  }

  private List<Long> settled(long tag, boolean andAllBefore) {
    List<Long> keys = new ArrayList<>();
    inFlight.settle(tag, andAllBefore, sent -> keys.add(key(sent)));
    return keys;
  }

  private Sent returned(long key) {
    return inFlight.takeReturned(Rows.STREAM, new UUID(0, key));
  }

  private long key(Sent sent) {
    return sent.event().key().getLeastSignificantBits();
  }
}
