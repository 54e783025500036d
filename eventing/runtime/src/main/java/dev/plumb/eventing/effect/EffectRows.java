package dev.plumb.eventing.effect;

import dev.plumb.eventing.operation.Wording;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table {@code effect}. Only the database's clock counts. */
final class EffectRows implements EffectStore {

  /**
   * Of each provider with room only the oldest open effect of a key, so that one key's calls keep
   * their order; what is behind another one, or of a kind nobody here can make, steps back so that
   * it can't crowd out the rest. What an event asks for that is older than the other side's memory
   * may have been called for before this database was put back. A claimed row is not due before its
   * claim ends; one found in flight then had a worker that died, so nobody knows whether the call
   * was made. Every step reads through an index whatever the planner believes about a table it
   * never analysed: hence the function, the scalar subquery and the arrays.
   */
  private static final String CLAIM =
      """
      with room as materialized (
        select r.*, now() - r.key_millis * interval '1 millisecond' as key_from
        from unnest($1::text[], $2::int[], $3::bigint[]) as r(provider, calls, key_millis)
        where not exists (select from effect_trouble t
                          where t.provider = r.provider and t.held_at is not null)
      ), candidate as materialized (
        select e.*, room.calls, room.key_from
        from room cross join lateral effect_due_at(room.provider, 256) as e
      ), judged as materialized (
        select id, provider, calls, key_from, next_attempt_at,
          kind = any($4) and id = (select o.id from effect o
                                   where o.provider = candidate.provider
                                     and o.key = candidate.key and o.settled_at is null
                                   order by o.id limit 1) as first
        from candidate
      ), chosen as materialized (
        select id, key_from
        from (select *, row_number() over (partition by provider order by next_attempt_at, id) as nth
              from judged where first) as firsts
        where nth <= calls
      ), stepped_back as (
        update effect set next_attempt_at = now() + interval '5 seconds'
        where id = any(array(select id from judged where not first))
      )
      update effect
      set state = case when state = 'PENDING'
                        and coalesce(first_sent_at, caused_at)
                          > (select c.key_from from chosen c where c.id = effect.id)
                       then 'IN_FLIGHT' else 'UNKNOWN' end,
          attempts = attempts + 1,
          first_sent_at = coalesce(first_sent_at, now()),
          claimed_by = $5,
          next_attempt_at = now() + $6::bigint * interval '1 millisecond'
      where id = any(array(select id from chosen))
      returning id, attempts, kind, key, purpose, request::text as request, traceparent,
        state = 'IN_FLIGHT' as call,
        first_sent_at > (select c.key_from from chosen c where c.id = effect.id) as key_lives,
        first_sent_at = now() as first
      """;

  /** Leaves out what is being closed at the moment rather than wait for it. */
  private static final String RENEW =
      """
      update effect set next_attempt_at = now() + $3::bigint * interval '1 millisecond'
      where id = any(array(select id from effect
                           where id = any($1) and claimed_by = $2
                           for update skip locked))
      """;

  private static final String RELEASE =
      """
      update effect
      set state = $4, claimed_by = null,
          next_attempt_at = now() + $5::bigint * interval '1 millisecond', trouble = $6
      where id = $1 and claimed_by = $2 and attempts = $3
      """;

  /** As if it had not been claimed; only its claims stay counted, because they tell them apart. */
  private static final String GIVE_BACK =
      """
      update effect
      set state = $4, claimed_by = null, next_attempt_at = now(),
          first_sent_at = case when $5 then null else first_sent_at end
      where id = $1 and claimed_by = $2 and attempts = $3
      """;

  private static final String LEAVE_TO_A_PERSON =
      """
      update effect
      set state = 'UNKNOWN', claimed_by = null, next_attempt_at = 'infinity', trouble = $4
      where id = $1 and claimed_by = $2 and attempts = $3
      """;

  /** Its successor, which may have stepped back, is due at once. */
  private static final String CLOSE =
      """
      with successor as (
        update effect set next_attempt_at = now()
        where attempts = 0
          and id = (select o.id from effect o
                    where o.provider = (select provider from effect where id = $1)
                      and o.key = (select key from effect where id = $1)
                      and o.settled_at is null and o.id > $1
                    order by o.id limit 1)
      )
      update effect
      set state = $4, answer = $5::text::jsonb, settled_at = now(), claimed_by = null,
          next_attempt_at = null
      where id = $1 and claimed_by = $2 and attempts = $3
      """;

  private static final String MEASURE =
      """
      select
        (select count(*) from effect where state = 'UNKNOWN') as unknown,
        (select count(*) from effect where state = 'UNKNOWN' and next_attempt_at = 'infinity')
          as waiting,
        coalesce(extract(epoch from now() - (
          select intended_at from effect where settled_at is null
          order by intended_at limit 1))::float8, 0) as oldest_open
      """;

  private static final String KINDS_WITHOUT =
      """
      select distinct kind from (
        select kind from effect where settled_at is null order by intended_at limit 1000) as oldest
      where kind <> all($1)
      """;

  private final Pool pool;
  private final String worker;
  private final Duration claim;

  EffectRows(Pool pool, String worker, Duration claim) {
    this.pool = pool;
    this.worker = worker;
    this.claim = claim;
  }

  @Override
  public Uni<List<ClaimedEffect>> claim(Set<String> kinds, List<Room> rooms) {
    return query(
            CLAIM,
            rooms.stream().map(Room::provider).toArray(String[]::new),
            rooms.stream().map(Room::calls).toArray(Integer[]::new),
            rooms.stream().map(room -> room.keyLives().toMillis()).toArray(Long[]::new),
            kinds.toArray(String[]::new),
            worker,
            claim.toMillis())
        .map(EffectRows::claimed);
  }

  /** Those that are still this worker's belong to it for another while. */
  Uni<Void> renew(Collection<ClaimedEffect> underWay) {
    Long[] ids = underWay.stream().map(ClaimedEffect::id).toArray(Long[]::new);
    return query(RENEW, ids, worker, claim.toMillis()).replaceWithVoid();
  }

  @Override
  public Uni<Boolean> callAgainIn(Duration wait, ClaimedEffect lost, String trouble) {
    return release("PENDING", wait, lost, trouble);
  }

  @Override
  public Uni<Boolean> askAgainIn(Duration wait, ClaimedEffect lost, String trouble) {
    return release("UNKNOWN", wait, lost, trouble);
  }

  private Uni<Boolean> release(String state, Duration wait, ClaimedEffect lost, String trouble) {
    long millis = wait.toMillis();
    return one(
        query(RELEASE, lost.id(), worker, lost.attempt(), state, millis, Wording.fit(trouble)));
  }

  @Override
  public Uni<Boolean> giveBack(ClaimedEffect unused) {
    String state = unused.next() == ClaimedEffect.Next.CALL ? "PENDING" : "UNKNOWN";
    return one(query(GIVE_BACK, unused.id(), worker, unused.attempt(), state, unused.first()));
  }

  @Override
  public Uni<Boolean> leaveToAPerson(ClaimedEffect lost, String trouble) {
    return one(query(LEAVE_TO_A_PERSON, lost.id(), worker, lost.attempt(), Wording.fit(trouble)));
  }

  @Override
  public Uni<Boolean> close(Tx tx, ClaimedEffect done, String state, JsonObject answer) {
    return tx.update(CLOSE, done.id(), worker, done.attempt(), state, answer.encode())
        .map(count -> count == 1);
  }

  Uni<OpenEffects> measure() {
    return query(MEASURE)
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                new OpenEffects(
                    row.getLong("unknown"), row.getLong("waiting"), row.getDouble("oldest_open")));
  }

  /** Kinds of open effects other than these. */
  Uni<List<String>> kindsWithout(Set<String> known) {
    return query(KINDS_WITHOUT, (Object) known.toArray(String[]::new))
        .map(
            rows -> {
              List<String> kinds = new ArrayList<>();
              rows.forEach(row -> kinds.add(row.getString(0)));
              return kinds;
            });
  }

  private Uni<RowSet<Row>> query(String sql, Object... args) {
    return pool.preparedQuery(sql).execute(Tuple.from(args));
  }

  private static Uni<Boolean> one(Uni<RowSet<Row>> update) {
    return update.map(rows -> rows.rowCount() == 1);
  }

  private static List<ClaimedEffect> claimed(RowSet<Row> rows) {
    List<ClaimedEffect> claimed = new ArrayList<>(rows.size());
    for (Row row : rows) {
      claimed.add(
          new ClaimedEffect(
              row.getLong("id"),
              row.getInteger("attempts"),
              new NewEffect(
                  row.getString("kind"),
                  row.getUUID("key"),
                  row.getString("purpose"),
                  row.getString("request")),
              Optional.ofNullable(row.getString("traceparent")),
              row.getBoolean("call") ? ClaimedEffect.Next.CALL : ClaimedEffect.Next.ASK,
              row.getBoolean("key_lives"),
              row.getBoolean("first")));
    }
    return claimed;
  }
}
