package dev.plumb.eventing.replay;

import dev.plumb.eventing.replay.EventLogPages.Extent;
import dev.plumb.eventing.replay.Replay.Place;
import dev.plumb.eventing.replay.Replay.State;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code replay}. All times but those asked for are the database's. */
final class ReplayTable {

  private static final String COLUMNS =
      """
      id, stream, consumer, key, since, before, events_per_second, state, events, published, day,
      place, last_day, last_place, fault, started_at, ended_at
      """;

  private static final String BEGIN =
      """
      insert into replay (id, stream, consumer, key, since, before, events_per_second, operator,
                          events, day, place, last_day, last_place)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict (stream, consumer) where state = 'RUNNING' do nothing
      """;

  private static final String FIND = "select " + COLUMNS + " from replay where id = $1";

  private static final String NEWEST =
      "select " + COLUMNS + " from replay order by started_at desc, id limit $1";

  private static final String CLAIM =
      """
      update replay
      set claimed_by = $1, claimed_until = clock_timestamp() + $2::bigint * interval '1 millisecond'
      where id in (
        select id from replay where state = 'RUNNING' and claimed_until < clock_timestamp()
        for update skip locked)
      returning
      """
          + COLUMNS;

  private static final String ADVANCE =
      """
      update replay
      set day = $3, place = $4, published = published + $5, fault = null,
          claimed_until = clock_timestamp() + $6::bigint * interval '1 millisecond'
      where id = $1 and claimed_by = $2 and state = 'RUNNING'
      """;

  private static final String STUCK =
      """
      update replay
      set fault = $3, claimed_until = clock_timestamp() + $4::bigint * interval '1 millisecond'
      where id = $1 and claimed_by = $2 and state = 'RUNNING'
      """;

  private static final String END =
      """
      update replay set state = $3, fault = $4, ended_at = clock_timestamp()
      where id = $1 and ($2::text is null or claimed_by = $2) and state = 'RUNNING'
      """;

  private static final String GIVE_BACK =
      """
      update replay set claimed_by = null, claimed_until = '-infinity'
      where claimed_by = any($1::text[]) and state = 'RUNNING'
      """;

  private ReplayTable() {}

  /** False if one of that stream to that consumer is running already. */
  static Uni<Boolean> begin(Tx tx, UUID id, ReplayRequest request, String operator, Extent extent) {
    return tx.update(
            BEGIN,
            id,
            request.stream(),
            request.consumer(),
            request.key().orElse(null),
            time(request.since()),
            time(request.before()),
            request.eventsPerSecond(),
            operator,
            extent.events(),
            Place.BEFORE_ALL.day(),
            Place.BEFORE_ALL.place(),
            extent.last().day(),
            extent.last().place())
        .map(rows -> rows == 1);
  }

  static Uni<Optional<Replay>> find(Tx tx, UUID id) {
    return tx.select(FIND, id).map(rows -> rows.stream().findFirst().map(ReplayTable::replay));
  }

  static Uni<List<Replay>> newest(Tx tx, int limit) {
    return tx.select(NEWEST, limit).map(ReplayTable::replays);
  }

  /** Takes what nobody works on. */
  static Uni<List<Replay>> claim(Tx tx, String claimant, Duration claim) {
    return tx.select(CLAIM, claimant, claim.toMillis()).map(ReplayTable::replays);
  }

  /** False if it is no longer the claimant's business. */
  static Uni<Boolean> advance(
      Tx tx, UUID id, String claimant, Place reached, int events, Duration claim) {
    return tx.update(
            ADVANCE, id, claimant, reached.day(), reached.place(), (long) events, claim.toMillis())
        .map(rows -> rows == 1);
  }

  /** False if it is no longer the claimant's business. */
  static Uni<Boolean> stuck(Tx tx, UUID id, String claimant, String fault, Duration claim) {
    return tx.update(STUCK, id, claimant, fault, claim.toMillis()).map(rows -> rows == 1);
  }

  /**
   * False if it had ended.
   *
   * @param claimant null: whoever's it is
   */
  static Uni<Boolean> end(Tx tx, UUID id, String claimant, State state, Optional<String> fault) {
    return tx.update(END, id, claimant, state.name(), fault.orElse(null)).map(rows -> rows == 1);
  }

  static Uni<Integer> giveBack(Tx tx, String[] claimants) {
    return tx.update(GIVE_BACK, (Object) claimants);
  }

  private static List<Replay> replays(List<Object[]> rows) {
    return rows.stream().map(ReplayTable::replay).toList();
  }

  private static Replay replay(Object[] row) {
    return new Replay(
        (UUID) row[0],
        new ReplayRequest(
            (String) row[1],
            (String) row[2],
            Optional.ofNullable((UUID) row[3]),
            instant(row[4]),
            instant(row[5]),
            (Integer) row[6]),
        State.valueOf((String) row[7]),
        (Long) row[8],
        (Long) row[9],
        new Place((LocalDate) row[10], (Long) row[11]),
        new Place((LocalDate) row[12], (Long) row[13]),
        Optional.ofNullable((String) row[14]),
        instant(row[15]).orElseThrow(),
        instant(row[16]));
  }

  private static Optional<Instant> instant(Object time) {
    return Optional.ofNullable((OffsetDateTime) time).map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime time(Optional<Instant> time) {
    return time.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null);
  }
}
