package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;

/** What one service asks its database from now on, as the server counts it. */
final class Statements {

  private static final String CALLS =
      """
      select coalesce(sum(calls), 0)::bigint
      from pg_stat_statements s join pg_database d on d.oid = s.dbid
      where d.datname = '%s'
      """;

  private final Sql counts;
  private final String calls;
  private final long before;

  Statements(Rig rig, Application service) {
    this.counts = rig.sql("bench");
    this.calls = CALLS.formatted(service.title());
    this.before = counts.number(calls);
  }

  double per(long events) {
    return (double) (counts.number(calls) - before) / events;
  }
}
