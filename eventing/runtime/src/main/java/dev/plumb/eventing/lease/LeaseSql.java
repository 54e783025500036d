package dev.plumb.eventing.lease;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Tables {@code lease} and {@code lease_member}. All times are the database's. */
final class LeaseSql {

  private static final String MAKE_SLOTS =
      """
      insert into lease (resource, slot)
      select $1, slot::smallint from generate_series(0, $2::int - 1) as slot
      on conflict do nothing
      """;

  /** Who comes for the first time is told to the others, so that they make room. */
  private static final String SIGN_IN =
      """
      with gone as (
        delete from lease_member
        where resource = $1 and owner <> $2 and expires_at < clock_timestamp()
      ), signed as (
        insert into lease_member (resource, owner, expires_at)
        values ($1, $2, clock_timestamp() + $3::bigint * interval '1 millisecond')
        on conflict (resource, owner) do update set expires_at = excluded.expires_at
        returning xmax = 0 as for_the_first_time
      )
      select pg_notify('%s', $1) from signed where for_the_first_time
      """
          .formatted(LeaseConnection.CHANNEL);

  /**
   * Renews what is ours, then takes free or ended slots as long as there are fewer of ours than our
   * share: those who are there have a place each, and what can't be divided goes to the first ones,
   * so that nobody is left without while others have two. A slot that another replica is looking at
   * right now is left to it. Whether a slot is ours is decided under its row lock, so no two
   * replicas ever both get it.
   */
  private static final String RENEW_AND_TAKE =
      """
      with member as (
        select owner, count(*) over () as replicas,
               row_number() over (order by hashtext(resource || owner), owner) as place
        from lease_member
        where resource = $1 and expires_at > clock_timestamp()
      ), share as (
        select ($3::int / replicas + (place <= $3::int % replicas)::int)::int as slots
        from member where owner = $2
      ), renewed as (
        update lease set expires_at = clock_timestamp() + $4::bigint * interval '1 millisecond'
        where resource = $1 and slot < $3::int and owner = $2
        returning slot, fence
      ), free as (
        select slot from lease
        where resource = $1 and slot < $3::int and owner is distinct from $2
          and expires_at < clock_timestamp()
        order by hashtext($2 || slot)
        limit (select greatest(slots - (select count(*) from renewed), 0) from share)
        for update skip locked
      ), taken as (
        update lease set owner = $2, fence = fence + 1,
                         expires_at = clock_timestamp() + $4::bigint * interval '1 millisecond'
        where resource = $1 and slot in (select slot from free)
        returning slot, fence
      )
      select slot, fence, (select slots from share) as share from renewed
      union all
      select slot, fence, (select slots from share) from taken
      """;

  private static final String GIVE_BACK =
      """
      with given as (
        update lease set owner = null, expires_at = '-infinity'
        where resource = $1 and owner = $2 and slot = any($3::smallint[])
      )
      select pg_notify('%s', $1)
      """
          .formatted(LeaseConnection.CHANNEL);

  /** At once, so that the shares of those who take over are what they are without us. */
  private static final String SIGN_OUT =
      """
      with given as (
        update lease set owner = null, expires_at = '-infinity'
        where resource = $1 and owner = $2
        returning slot
      ), gone as (
        delete from lease_member where resource = $1 and owner = $2
      )
      select count(*), pg_notify('%s', $1) from given
      """
          .formatted(LeaseConnection.CHANNEL);

  private final String resource;
  private final int slots;
  private final String owner;
  private final long ttlMillis;

  LeaseSql(String resource, int slots, String owner, Duration ttl) {
    this.resource = resource;
    this.slots = slots;
    this.owner = owner;
    this.ttlMillis = ttl.toMillis();
  }

  Uni<Void> makeSlots(SqlClient client) {
    return execute(client, MAKE_SLOTS, resource, slots).replaceWithVoid();
  }

  Uni<Shared> renewAndTake(SqlClient client) {
    return execute(client, SIGN_IN, resource, owner, ttlMillis)
        .chain(() -> execute(client, RENEW_AND_TAKE, resource, owner, slots, ttlMillis))
        .map(LeaseSql::shared);
  }

  Uni<Void> giveBack(SqlClient client, Set<Integer> surplus) {
    Short[] given = surplus.stream().map(Integer::shortValue).toArray(Short[]::new);
    return execute(client, GIVE_BACK, resource, owner, given).replaceWithVoid();
  }

  /** Gives back all there is; how many slots it was. */
  Uni<Integer> signOut(SqlClient client) {
    return execute(client, SIGN_OUT, resource, owner)
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  private static Uni<RowSet<Row>> execute(SqlClient client, String sql, Object... args) {
    return client.preparedQuery(sql).execute(Tuple.wrap(args));
  }

  private static Shared shared(RowSet<Row> rows) {
    Map<Integer, Long> fences = HashMap.newHashMap(rows.size());
    int share = rows.size();
    for (Row row : rows) {
      fences.put(row.getShort(0).intValue(), row.getLong(1));
      share = row.getInteger(2);
    }
    return new Shared(fences, share);
  }

  /**
   * @param fences slot to fence number of all slots that are ours in the database
   * @param share how many of them are to be ours; not known while none is
   */
  record Shared(Map<Integer, Long> fences, int share) {}
}
