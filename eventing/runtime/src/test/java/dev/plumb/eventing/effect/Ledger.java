package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The world outside, with a memory of its own and faults on demand. */
final class Ledger implements EffectPort {

  /** What the next call does to its caller; what happened happened. */
  enum Fault {
    /** It happens, and the answer never arrives. */
    SILENCE_AFTER,
    /** It happens, and the answer takes its time. */
    LATE_ANSWER,
    /** It does not happen, and no answer arrives. */
    SILENCE_BEFORE,
    /** It happens, and the connection breaks. */
    BREAK_AFTER,
    /** It does not happen: a definite no. */
    REFUSAL,
    /** It happens, and the answer is that nobody knows yet. */
    SHRUG,
    /** It happens, the connection breaks, and nobody could be asked. */
    LOST_AFTER,
    /** It does not happen: the connection breaks before it could. */
    LOST_BEFORE
  }

  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<String> asks = new CopyOnWriteArrayList<>();
  final List<EffectAnswer> settled = new CopyOnWriteArrayList<>();
  final AtomicInteger settlesThatFail = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();

  /** Whether it knows by itself what happened. */
  volatile boolean answers = true;

  /** Nothing happens, and every connection breaks. */
  volatile boolean down;

  private boolean deaf;
  private final AtomicInteger atOnce = new AtomicInteger();

  private final String kind;
  private final Map<String, String> happened = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();

  Ledger(String kind) {
    this.kind = kind;
  }

  Ledger failing(NewEffect effect, Fault... next) {
    faults
        .computeIfAbsent(effect.idempotencyKey(), key -> new ConcurrentLinkedQueue<>())
        .addAll(List.of(next));
    return this;
  }

  /** The aggregate can't hear any answer. */
  Ledger refusingToSettle() {
    deaf = true;
    return this;
  }

  int count() {
    return happened.size();
  }

  boolean holds(NewEffect effect) {
    return happened.containsKey(effect.idempotencyKey());
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Uni<EffectAnswer> call(NewEffect effect) {
    return counted(answer(effect));
  }

  private Uni<EffectAnswer> counted(Uni<EffectAnswer> answer) {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    return answer.onTermination().invoke(atOnce::decrementAndGet);
  }

  private Uni<EffectAnswer> answer(NewEffect effect) {
    String key = effect.idempotencyKey();
    calls.add(key);
    if (down) {
      return gone();
    }
    return switch (faults.getOrDefault(key, new ArrayDeque<>()).poll()) {
      case SILENCE_AFTER -> {
        happen(key);
        yield Uni.createFrom().nothing();
      }
      case LATE_ANSWER ->
          Uni.createFrom().item(happen(key)).onItem().delayIt().by(Duration.ofSeconds(1));
      case SILENCE_BEFORE -> Uni.createFrom().nothing();
      case BREAK_AFTER -> {
        happen(key);
        yield Uni.createFrom().failure(new java.io.IOException("connection reset"));
      }
      case REFUSAL -> {
        refused.add(key);
        yield Uni.createFrom().item(no());
      }
      case SHRUG -> {
        happen(key);
        yield Uni.createFrom().item(EffectAnswer.Unknown.answered("pending"));
      }
      case LOST_AFTER -> {
        happen(key);
        yield Uni.createFrom().item(new EffectAnswer.NobodyKnows("connection reset", true));
      }
      case LOST_BEFORE ->
          Uni.createFrom().item(new EffectAnswer.NeverHappened("connection reset", true));
      case null -> Uni.createFrom().item(happen(key));
    };
  }

  @Override
  public Uni<EffectAnswer> ask(NewEffect effect) {
    String key = effect.idempotencyKey();
    asks.add(key);
    if (down) {
      return gone();
    }
    if (refused.contains(key)) {
      return Uni.createFrom().item(no());
    }
    String id = happened.get(key);
    return Uni.createFrom().item(id == null ? new EffectAnswer.NeverHappened() : yes(id));
  }

  @Override
  public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
    if (settlesThatFail.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      return tx.update("select 1 from no_such_table").replaceWithVoid();
    }
    if (deaf) {
      return Uni.createFrom().failure(new IllegalStateException("the box is gone"));
    }
    return tx.update(
            "insert into settled (key, purpose) values ($1, $2)", effect.key(), effect.purpose())
        .invoke(() -> tx.afterCommit(() -> settled.add(answer)))
        .replaceWithVoid();
  }

  @Override
  public boolean canBeAsked() {
    return answers;
  }

  @Override
  public Uni<Optional<AggregateState>> state(Tx tx, NewEffect effect) {
    return tx.select(
            "select 1 from settled where key = $1 and purpose = $2", effect.key(), effect.purpose())
        .map(rows -> Optional.of(new AggregateState("Box", rows.isEmpty() ? "OPEN" : "SHUT")));
  }

  private static Uni<EffectAnswer> gone() {
    return Uni.createFrom().failure(new java.io.IOException("connection refused"));
  }

  private EffectAnswer happen(String key) {
    return yes(happened.computeIfAbsent(key, k -> "id-" + happened.size()));
  }

  private static EffectAnswer yes(String id) {
    return new EffectAnswer.Confirmed(Map.of("id", id));
  }

  private static EffectAnswer no() {
    return new EffectAnswer.Refused("bad_address", "nobody lives there");
  }
}
