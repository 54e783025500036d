package dev.plumb.systemtests.bench;

/** Committed events that nobody has published yet, put there by SQL. */
final class Backlog {

  private static final String APPEND =
      """
      with e as materialized (
        select nextval('outbox_position') as position,
               (now() at time zone 'utc')::date as logged_on,
               md5('%1$s' || (i %% %3$d))::uuid as key,
               1 + i / %3$d as version
        from generate_series(0, %2$d - 1) as i
        where pg_current_xact_id() is not null
      ), logged as (
        insert into event_log (logged_on, position, event_id, stream, key, version, type, schema,
                               occurred_at, body)
        select logged_on, position, gen_random_uuid(), 'order', key, version,
               'order.order-placed.v1', 'contracts/order/order-placed/v1', now(),
               convert_to(repeat('x', 500), 'UTF8')
        from e
      )
      insert into outbox (position, logged_on, shard, stream, key, version)
      select position, logged_on, abs(hashtext(key::text)) %% 64, 'order', key, version from e
      """;

  private Backlog() {}

  /**
   * @param keys how many aggregates share the events
   */
  static void append(Sql orders, String run, int events, int keys) {
    orders.run(APPEND.formatted(run, events, keys));
  }
}
