package dev.plumb.shipping.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** What the carrier said, and what became of it. */
public interface CarrierReports {

  enum Outcome {
    APPLIED,
    ALREADY_KNOWN,
    REFUSED,
    UNKNOWN_TYPE
  }

  /**
   * @param reason null unless refused
   */
  record Entry(
      OrderId order,
      String type,
      int attempt,
      Instant occurredAt,
      Outcome outcome,
      String reason) {}

  /** False if it was there already. */
  Uni<Boolean> add(Tx tx, String id, Entry entry);
}
