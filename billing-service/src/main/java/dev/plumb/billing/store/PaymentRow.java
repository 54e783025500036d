package dev.plumb.billing.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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
}
