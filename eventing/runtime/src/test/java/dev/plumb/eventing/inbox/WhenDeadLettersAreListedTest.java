package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenDeadLettersAreListedTest {

  private final BoxEvents box = BoxEvents.ofSomeBox();
  private final BoxEvents other = BoxEvents.ofSomeBox();
  private InboxUnderTest inbox;
  private DeadLetters letters;

  @BeforeEach
  void start() {
    inbox = new InboxUnderTest("listed");
    letters = new DeadLettersUnderTest(inbox).asBefore();
    inbox.deliver(box.event(1, Box.BROKEN), box.filled(2), box.filled(3));
    inbox.deliver(other.event(1, Box.UNKNOWN));
    inbox.deliver(
        new EventBatch(
            "box",
            List.of(),
            List.of(new UnreadableDelivery("no subject", Map.of("a", "b"), new byte[] {9}))));
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  @Test
  void theyComeOldestFirstAndPageByPage() {
    List<DeadLetter> first = list(DeadLettersUnderTest.all(2));
    List<DeadLetter> rest =
        list(
            new DeadLetterFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first.getLast().id(),
                2));

    assertThat(first)
        .extracting(letter -> letter.event().orElseThrow().type())
        .containsExactly(Box.BROKEN, Box.UNKNOWN);
    assertThat(rest)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.event()).isEmpty();
              assertThat(letter.headers()).isEqualTo(Map.of("a", "b"));
              assertThat(letter.body()).containsExactly(9);
              assertThat(letter.reason()).isEqualTo("no subject");
            });
  }

  @Test
  void eachFilterFinds() {
    inbox.database.run(
        "update dead_letter set died_at = now() - interval '2 hours' where type = 'box.broken.v1'");

    assertThat(reasons("box", null, null, null)).hasSize(3);
    assertThat(reasons("nothing", null, null, null)).isEmpty();
    assertThat(reasons(null, box, null, null)).containsExactly("IllegalStateException: a bug");
    assertThat(reasons(null, null, "NO SUB", null)).containsExactly("no subject");
    assertThat(reasons(null, null, "%", null)).isEmpty();
    assertThat(reasons(null, null, null, Duration.ofHours(1)))
        .containsExactly("IllegalStateException: a bug");
  }

  @Test
  void keysThatWaitSayForWhat() {
    BoxEvents gap = BoxEvents.ofSomeBox();
    inbox.deliver(gap.filled(1), gap.filled(3), gap.filled(4));

    List<ParkedKey> keys = parked(Optional.empty(), 10);

    long dead = list(DeadLettersUnderTest.all(1)).getFirst().id();
    assertThat(keys)
        .extracting(ParkedKey::key, ParkedKey::applied, ParkedKey::first, ParkedKey::events)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(box.key(), 0L, 2L, 2L),
            org.assertj.core.groups.Tuple.tuple(gap.key(), 1L, 3L, 2L));
    assertThat(keys)
        .extracting(ParkedKey::behind)
        .containsExactlyInAnyOrder(Optional.of(dead), Optional.empty());
    ParkedKey first = parked(Optional.empty(), 1).getFirst();
    assertThat(parked(Optional.of(new ParkedPlace(first.stream(), first.key())), 10))
        .extracting(ParkedKey::key)
        .containsExactly(keys.getLast().key());
  }

  private List<ParkedKey> parked(Optional<ParkedPlace> after, int limit) {
    return letters.parked(Optional.of("box"), after, limit).await().indefinitely();
  }

  private List<String> reasons(String stream, BoxEvents of, String reason, Duration olderThan) {
    return list(
            new DeadLetterFilter(
                Optional.ofNullable(stream),
                Optional.ofNullable(of).map(BoxEvents::key),
                Optional.ofNullable(reason),
                Optional.ofNullable(olderThan),
                0,
                10))
        .stream()
        .map(DeadLetter::reason)
        .toList();
  }

  private List<DeadLetter> list(DeadLetterFilter filter) {
    return letters.list(filter).await().indefinitely();
  }
}
