package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/** {@link CarrierReports} in the table {@code carrier_report}. */
@Singleton
class SqlCarrierReports implements CarrierReports {

  private static final String ADD =
      """
      insert into carrier_report (id, order_id, type, attempt, occurred_at, outcome, reason)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (id) do nothing
      """;

  @Override
  public Uni<Boolean> add(Tx tx, String id, Entry entry) {
    return tx.update(
            ADD,
            id,
            entry.order().value(),
            entry.type(),
            entry.attempt(),
            entry.occurredAt().atOffset(ZoneOffset.UTC),
            entry.outcome().name(),
            entry.reason())
        .map(rows -> rows == 1);
  }
}
