package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code effect} as a person sees it. */
final class LedgerRows {

  /** What is behind an open one is found by its provider and key among those open. */
  private static final String SELECT =
      """
      select e.id, e.kind, e.key, e.purpose, e.request::text, e.state, e.attempts,
        e.next_attempt_at = 'infinity' as waits, e.claimed_by is not null as claimed,
        e.intended_at, extract(epoch from now() - e.intended_at)::bigint as age,
        case when e.next_attempt_at <> 'infinity' then e.next_attempt_at end as next_attempt_at,
        e.settled_at,
        case when e.state = 'REFUSED'
             then concat_ws(': ', e.answer ->> 'code', e.answer ->> 'reason')
             when e.settled_at is null then e.trouble end as last_error,
        e.traceparent,
        array(select o.kind || ' ' || o.purpose from effect o
              where o.provider = e.provider and o.key = e.key and o.settled_at is null
                and o.id > e.id and e.settled_at is null
              order by o.id) as behind
      """;

  private static final String FIND = SELECT + "from effect e where e.id = $1";

  /** Through the index of those in that state, which is in the order of ids. */
  private static final String PAGE =
      SELECT
          + """
          from effect e
          where e.state = '%s' and (not $1 or e.next_attempt_at = 'infinity')
            and e.id > $2 and ($3::text is null or e.provider = $3)
          order by e.id limit $4
          """;

  private static final String UNKNOWN_PAGE = PAGE.formatted(LedgerEntry.UNKNOWN);
  private static final String REFUSED_PAGE = PAGE.formatted(LedgerEntry.REFUSED);

  /** By the unique key, whatever the planner thinks of the order. */
  private static final String PAGE_OF_KEY =
      """
      with of_key as materialized (
        select * from effect where kind = any($1) and key = $2
      )
      """
          + SELECT
          + """
          from of_key e
          where e.id > $3 and ($4::text is null or e.provider = $4)
          order by e.id limit $5
          """;

  private LedgerRows() {}

  static Uni<Optional<LedgerEntry>> find(Tx tx, long id) {
    return tx.select(FIND, id).map(rows -> rows.stream().findFirst().map(LedgerRows::entry));
  }

  static Uni<List<LedgerEntry>> page(Tx tx, EffectFilter filter, Set<String> kinds) {
    return select(tx, filter, kinds).map(rows -> rows.stream().map(LedgerRows::entry).toList());
  }

  private static Uni<List<Object[]>> select(Tx tx, EffectFilter filter, Set<String> kinds) {
    String provider = filter.provider().orElse(null);
    if (filter.key().isPresent()) {
      String[] all = kinds.toArray(String[]::new);
      return tx.select(
          PAGE_OF_KEY, all, filter.key().get(), filter.after(), provider, filter.limit());
    }
    return switch (filter.state()) {
      case WAITING -> tx.select(UNKNOWN_PAGE, true, filter.after(), provider, filter.limit());
      case UNKNOWN -> tx.select(UNKNOWN_PAGE, false, filter.after(), provider, filter.limit());
      case REFUSED -> tx.select(REFUSED_PAGE, false, filter.after(), provider, filter.limit());
    };
  }

  private static LedgerEntry entry(Object[] row) {
    return new LedgerEntry(
        (Long) row[0],
        new NewEffect((String) row[1], (UUID) row[2], (String) row[3], (String) row[4]),
        (String) row[5],
        (Integer) row[6],
        Boolean.TRUE.equals(row[7]),
        (Boolean) row[8],
        time(row[9]).orElseThrow(),
        (Long) row[10],
        time(row[11]),
        time(row[12]),
        Optional.ofNullable((String) row[13]),
        Optional.ofNullable((String) row[14]),
        List.of((String[]) row[15]));
  }

  private static Optional<Instant> time(Object value) {
    return Optional.ofNullable((OffsetDateTime) value).map(OffsetDateTime::toInstant);
  }
}
