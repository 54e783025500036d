package dev.plumb.billing.store;

import dev.plumb.eventing.audit.AuditSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an auditor is told of payments. */
@Singleton
class PaymentAudit {

  private static final String AGGREGATES =
      """
      select order_id, version, jsonb_build_object(
        'status', status, 'currency', currency, 'due', due, 'authorized', authorized_total,
        'captured', captured_total, 'refunded', refunded_total)::text
      from payment where order_id = any($1)
      """;

  private static final String KEYS =
      """
      select order_id from payment where order_id > $1 order by order_id limit $2
      """;

  @Produces
  @Singleton
  AuditSource source() {
    return new AuditSource("payment", AGGREGATES, KEYS);
  }
}
