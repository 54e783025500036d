package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** What the carrier said, and what became of it. */
@Singleton
public class CarrierReports {

  private static final String ADD =
      """
      insert into carrier_report (id, order_id, type, attempt, occurred_at, outcome, reason)
      values ($1, $2, $3, $4, $5, $6, $7)
      on conflict (id) do nothing
      """;

  public enum Outcome {
    APPLIED,
    ALREADY_KNOWN,
    REFUSED,
    UNKNOWN_TYPE
  }

  /**
   * @param reason null unless refused
   */
  public record Entry(
      OrderId order,
      String type,
      int attempt,
      Instant occurredAt,
      Outcome outcome,
      String reason) {}

  /** False if it was there already. */
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
