package dev.plumb.eventing.timer;

import dev.plumb.eventing.timer.TimerChange.CancelTimer;
import dev.plumb.eventing.timer.TimerChange.SetTimer;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Writes the changes; tells the worker after the commit when the earliest one is due. */
public final class SqlTimers implements Timers {

  private static final String SET =
      """
      with wanted as (
        select t.*, coalesce(at, now() + after * interval '1 millisecond') as due_at
        from unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[], $5::timestamptz[],
                    $6::text[]) as t(key, purpose, version, after, at, traceparent)
      ), set as (
        insert into timer (key, purpose, version, due_at, next_at, traceparent)
        select key, purpose, version, due_at, due_at, traceparent from wanted
        on conflict (key, purpose) do update set
          version = excluded.version, due_at = excluded.due_at, next_at = excluded.next_at,
          attempts = 0, claim = null, traceparent = excluded.traceparent
        returning due_at
      )
      select greatest(0, extract(epoch from min(due_at) - now()))::float8 from set
      """;

  private static final String CANCEL =
      """
      delete from timer t using unnest($1::uuid[], $2::text[]) as c(key, purpose)
      where t.key = c.key and t.purpose = c.purpose
      """;

  private final Consumer<String> known;
  private final Consumer<Duration> wakeWithin;

  /**
   * @param known fails for a purpose that nobody here can fire
   * @param wakeWithin the time from now after which something is due
   */
  public SqlTimers(Consumer<String> known, Consumer<Duration> wakeWithin) {
    this.known = known;
    this.wakeWithin = wakeWithin;
  }

  /** Fails, and with it the transaction, if nothing here can fire a timer of that purpose. */
  @Override
  public Uni<Void> change(Tx tx, List<? extends TimerChange> changes, List<String> traceparents) {
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    changes.forEach(change -> known.accept(change.purpose()));
    List<Traced<SetTimer>> set = new ArrayList<>();
    List<CancelTimer> cancelled = new ArrayList<>();
    for (Traced<TimerChange> change : latest(changes, traceparents)) {
      switch (change.change()) {
        case SetTimer it -> set.add(new Traced<>(it, change.traceparent()));
        case CancelTimer it -> cancelled.add(it);
      }
    }
    return set(tx, set).chain(() -> cancel(tx, cancelled));
  }

  private Uni<Void> set(Tx tx, List<Traced<SetTimer>> timers) {
    if (timers.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.select(
            SET,
            column(timers, UUID[]::new, t -> t.change().key()),
            column(timers, String[]::new, t -> t.change().purpose()),
            column(timers, Long[]::new, t -> t.change().version()),
            column(timers, Long[]::new, t -> after(t.change())),
            column(timers, OffsetDateTime[]::new, t -> at(t.change())),
            column(timers, String[]::new, Traced::traceparent))
        .invoke(rows -> tx.afterCommit(() -> wakeWithin.accept(seconds(rows.getFirst()[0]))))
        .replaceWithVoid();
  }

  private static Uni<Void> cancel(Tx tx, List<CancelTimer> timers) {
    return timers.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.update(
                CANCEL,
                column(timers, UUID[]::new, CancelTimer::key),
                column(timers, String[]::new, CancelTimer::purpose))
            .replaceWithVoid();
  }

  private static Duration seconds(Object value) {
    return Duration.ofMillis((long) Math.ceil((Double) value * 1000));
  }

  private static Long after(SetTimer timer) {
    return timer.due() instanceof Due.After after ? after.length().toMillis() : null;
  }

  private static OffsetDateTime at(SetTimer timer) {
    return timer.due() instanceof Due.At at ? at.time().atOffset(ZoneOffset.UTC) : null;
  }

  private static List<Traced<TimerChange>> latest(
      List<? extends TimerChange> changes, List<String> traceparents) {
    Map<Identity, Traced<TimerChange>> latest = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      TimerChange change = changes.get(i);
      latest.put(
          new Identity(change.key(), change.purpose()), new Traced<>(change, traceparents.get(i)));
    }
    return List.copyOf(latest.values());
  }

  private static <S, T> Object column(List<S> rows, IntFunction<T[]> array, Function<S, T> value) {
    return rows.stream().map(value).toArray(array);
  }

  private record Identity(UUID key, String purpose) {}

  private record Traced<C extends TimerChange>(C change, String traceparent) {}
}
