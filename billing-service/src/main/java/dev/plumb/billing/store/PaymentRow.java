package dev.plumb.billing.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Iterator;
import java.util.UUID;

/** A row of {@code payment} as it is read; {@link PaymentTable} writes them. */
@Entity
@Table(name = "payment")
public class PaymentRow extends PanacheEntityBase {
  @Id
  @Column(name = "order_id")
  public UUID orderId;

  public UUID id;
  public long version;
  public String status;
  public String currency;
  public long due;

  @Column(name = "payment_method")
  public String paymentMethod;

  @Column(name = "authorized_total")
  public long authorizedTotal;

  @Column(name = "captured_total")
  public long capturedTotal;

  @Column(name = "refunded_total")
  public long refundedTotal;

  public int attempt;
  public String intent;
  public String charge;

  @Column(name = "shipment_id")
  public UUID shipmentId;

  @Column(name = "line_ids")
  public String[] lineIds;

  @Column(name = "cancellation_requested")
  public boolean cancellationRequested;

  public String verdict;

  @Column(name = "refund_ids")
  public UUID[] refundIds;

  @Column(name = "refund_amounts")
  public Long[] refundAmounts;

  @Column(name = "refund_attempts")
  public Integer[] refundAttempts;

  @Column(name = "refund_states")
  public String[] refundStates;

  /**
   * @param columns in the order of the fields
   */
  static PaymentRow of(Object[] columns) {
    PaymentRow row = new PaymentRow();
    Iterator<Object> next = Arrays.asList(columns).iterator();
    row.orderId = (UUID) next.next();
    row.id = (UUID) next.next();
    row.version = (Long) next.next();
    row.status = (String) next.next();
    row.currency = (String) next.next();
    row.due = (Long) next.next();
    row.paymentMethod = (String) next.next();
    row.authorizedTotal = (Long) next.next();
    row.capturedTotal = (Long) next.next();
    row.refundedTotal = (Long) next.next();
    row.attempt = (Integer) next.next();
    row.intent = (String) next.next();
    row.charge = (String) next.next();
    row.shipmentId = (UUID) next.next();
    row.lineIds = (String[]) next.next();
    row.cancellationRequested = (Boolean) next.next();
    row.verdict = (String) next.next();
    row.refundIds = (UUID[]) next.next();
    row.refundAmounts = (Long[]) next.next();
    row.refundAttempts = (Integer[]) next.next();
    row.refundStates = (String[]) next.next();
    return row;
  }
}
