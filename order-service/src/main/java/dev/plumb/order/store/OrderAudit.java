package dev.plumb.order.store;

import dev.plumb.eventing.audit.AuditSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an auditor is told of orders. */
@Singleton
class OrderAudit {

  private static final String AGGREGATES =
      """
      select id, version, jsonb_strip_nulls(jsonb_build_object(
        'status', status, 'currency', currency, 'total', total_amount,
        'authorized', authorized_total, 'captured', captured_total, 'refunded', refunded_total,
        'tracking', tracking_number))::text
      from orders where id = any($1)
      """;

  private static final String KEYS =
      """
      select id from orders where id > $1 order by id limit $2
      """;

  @Produces
  @Singleton
  AuditSource source() {
    return new AuditSource("order", AGGREGATES, KEYS);
  }
}
