package dev.plumb.shipping.store;

import dev.plumb.eventing.audit.AuditSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What an auditor is told of shipments. */
@Singleton
class ShipmentAudit {

  private static final String AGGREGATES =
      """
      select order_id, version, jsonb_strip_nulls(jsonb_build_object(
        'status', status, 'currency', due_currency, 'due', due, 'captured', captured,
        'tracking', tracking_number))::text
      from shipment where order_id = any($1)
      """;

  private static final String KEYS =
      """
      select order_id from shipment where order_id > $1 order by order_id limit $2
      """;

  @Produces
  @Singleton
  AuditSource source() {
    return new AuditSource("shipment", AGGREGATES, KEYS);
  }
}
