package dev.plumb.eventing.timer.firing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.OpenTransaction;
import dev.plumb.simulator.TestedDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What all timers do, however they are kept. */
@Tag("stores")
abstract class TimerSuite {

  private static final String RING = "bell.ring";
  private static final String STRIKE = "bell.strike";

  /** All are long, so that it doesn't matter how long a test takes. */
  private static final Duration DELAY = Duration.ofMinutes(30);

  private static final Duration MOMENT = Duration.ofMinutes(5);

  final List<TimerPort<String>> ports = List.of(new Port(RING), new Port(STRIKE));
  private final UUID key = new UUID(7, 1);
  private final Map<UUID, String> bells = new ConcurrentHashMap<>(Map.of(key, "silent"));
  private final List<DueTimer> fired = Collections.synchronizedList(new ArrayList<>());
  private final List<String> saved = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<DueTimer, Reaction<String>> reaction = timer -> rung();

  abstract TestedDatabase database();

  abstract Timers timers();

  /** Whatever is due by then has been fired. */
  abstract void pass(Duration time);

  @Test
  void aTimerFiresWhenItsTimeHasCome() {
    change(set(3, DELAY));
    pass(DELAY.minus(MOMENT));
    assertThat(fired).isEmpty();
    pass(MOMENT.multipliedBy(2));

    assertThat(fired).hasSize(1);
    assertThat(fired.getFirst().purpose()).isEqualTo(RING);
    assertThat(fired.getFirst().key()).isEqualTo(key);
    assertThat(fired.getFirst().version()).isEqualTo(3);
    assertThat(fired.getFirst().attempt()).isEqualTo(1);
    assertThat(bells).containsEntry(key, "rung");
  }

  @Test
  void itFiresOnce() {
    change(set(1, DELAY));
    pass(DELAY.multipliedBy(2));
    pass(DELAY.multipliedBy(2));

    assertThat(fired).hasSize(1);
  }

  @Test
  void aTimeInThePastHasCome() {
    change(new SetTimer(RING, key, 1, new Due.At(Instant.EPOCH)));
    pass(MOMENT);

    assertThat(fired).hasSize(1);
  }

  @Test
  void aTimerThatIsSetAnewIsMoved() {
    change(set(1, DELAY));
    change(set(2, DELAY.multipliedBy(2)));
    pass(DELAY.plus(MOMENT));
    assertThat(fired).isEmpty();
    pass(DELAY);

    assertThat(fired).extracting(DueTimer::version).containsExactly(2L);
  }

  @Test
  void aCancelledTimerNeverFires() {
    change(set(1, DELAY));
    change(new CancelTimer(RING, key));
    pass(DELAY.plus(MOMENT));

    assertThat(fired).isEmpty();
  }

  @Test
  void whereNoneIsSetThereIsNothingToCancel() {
    change(new CancelTimer(RING, key));
    change(set(1, DELAY));
    pass(DELAY.plus(MOMENT));

    assertThat(fired).hasSize(1);
  }

  @Test
  void ofTwoChangesAtOnceTheLaterCounts() {
    change(set(1, DELAY), new CancelTimer(RING, key), set(2, DELAY));
    pass(DELAY.plus(MOMENT));
    change(set(3, DELAY), new CancelTimer(RING, key));
    pass(DELAY.plus(MOMENT));

    assertThat(fired).extracting(DueTimer::version).containsExactly(2L);
  }

  @Test
  void eachPurposeHasATimerOfItsOwn() {
    change(set(1, DELAY), new SetTimer(STRIKE, key, 1, new Due.After(DELAY)));
    change(new CancelTimer(RING, key));
    pass(DELAY.plus(MOMENT));

    assertThat(fired).extracting(DueTimer::purpose).containsExactly(STRIKE);
  }

  @Test
  void nothingIsSetByARollback() {
    OpenTransaction open = new OpenTransaction(database());
    open.run(tx -> timers().change(tx, List.of(set(1, DELAY)), untraced(1)));
    open.rollBack();
    pass(DELAY.plus(MOMENT));

    assertThat(fired).isEmpty();
  }

  @Test
  void whatIsRefusedIsOver() {
    reaction = timer -> Reaction.refused("too late");
    change(set(1, DELAY));
    pass(DELAY.plus(MOMENT));
    pass(DELAY);

    assertThat(fired).hasSize(1);
    assertThat(bells).containsEntry(key, "silent");
  }

  @Test
  void whatNobodyIsThereForIsOver() {
    bells.clear();
    change(set(1, DELAY));
    pass(DELAY.plus(MOMENT));
    bells.put(key, "silent");
    pass(DELAY);

    assertThat(fired).isEmpty();
  }

  @Test
  void whatFailsIsFiredAgain() {
    reaction =
        timer -> {
          throw new IllegalStateException("a bug");
        };
    change(set(1, DELAY));
    pass(DELAY.plus(MOMENT));
    reaction = timer -> rung();
    pass(DELAY);

    assertThat(fired).hasSize(1);
    assertThat(fired.getFirst().attempt()).isGreaterThan(1);
    assertThat(bells).containsEntry(key, "rung");
  }

  @Test
  void aTimerMaySetItselfAnew() {
    reaction =
        timer ->
            new Reaction.Applied<>(
                "rung",
                List.of(),
                List.of(),
                timer.version() < 3 ? List.of(set(timer.version() + 1, DELAY)) : List.of());
    change(set(1, DELAY));
    pass(DELAY.plus(MOMENT));
    pass(DELAY.plus(MOMENT));
    pass(DELAY.plus(MOMENT));
    pass(DELAY.plus(MOMENT));

    assertThat(fired).extracting(DueTimer::version).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatChangesNothingIsNotSaved() {
    reaction = timer -> new Reaction.Applied<>(bells.get(key), List.of(), List.of(), List.of());
    change(set(1, DELAY));
    pass(DELAY.plus(MOMENT));

    assertThat(fired).hasSize(1);
    assertThat(saved).isEmpty();
  }

  private SetTimer set(long version, Duration after) {
    return new SetTimer(RING, key, version, new Due.After(after));
  }

  private void change(TimerChange... changes) {
    database().commit(tx -> timers().change(tx, List.of(changes), untraced(changes.length)));
  }

  private static List<String> untraced(int changes) {
    return Collections.nCopies(changes, null);
  }

  private static Reaction<String> rung() {
    return new Reaction.Applied<>("rung", List.of(), List.of(), List.of());
  }

  private final class Port implements TimerPort<String> {

    private final String purpose;

    Port(String purpose) {
      this.purpose = purpose;
    }

    @Override
    public String purpose() {
      return purpose;
    }

    @Override
    public Aggregates<String> aggregates() {
      return new Bells();
    }

    @Override
    public Reaction<String> fire(String bell, DueTimer timer) {
      Reaction<String> answer = reaction.apply(timer);
      fired.add(timer);
      return answer;
    }
  }

  /** Beside the database: what is looked at here are the timers. */
  private final class Bells implements Aggregates<String> {

    @Override
    public Uni<Map<UUID, String>> load(Tx tx, Set<UUID> keys) {
      Map<UUID, String> found = new ConcurrentHashMap<>(bells);
      found.keySet().retainAll(keys);
      return Uni.createFrom().item(found);
    }

    @Override
    public Uni<Void> save(Tx tx, Collection<String> changed) {
      saved.addAll(changed);
      tx.afterCommit(() -> changed.forEach(state -> bells.put(key, state)));
      return Uni.createFrom().voidItem();
    }
  }
}
