package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.TracedTx;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a key's effects were intended in. */
final class EffectTrace {

  /** An aggregate rather than a limit, so that the planner never walks the table by id. */
  private static final String LAST =
      """
      select (array_agg(traceparent order by id desc))[1]
      from effect
      where kind = any($1) and key = $2 and traceparent is not null
      """;

  private EffectTrace() {}

  static Uni<Tx> last(Tx tx, UUID key, List<String> kinds) {
    return tx.select(LAST, kinds.toArray(String[]::new), key)
        .map(rows -> new TracedTx(tx, Optional.ofNullable((String) rows.getFirst()[0])));
  }
}
