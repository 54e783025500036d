package dev.plumb.order.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code orders} as it is read; {@link OrderTable} writes them. */
@Entity
@Table(name = "orders")
public class OrderRow extends PanacheEntityBase {
  @Id public UUID id;
  public long version;
  public String status;

  @Column(name = "customer_id")
  public String customerId;

  @Column(name = "payment_method")
  public String paymentMethod;

  public String currency;

  @Column(name = "line_ids")
  public UUID[] lineIds;

  @Column(name = "line_skus")
  public String[] lineSkus;

  @Column(name = "line_quantities")
  public Integer[] lineQuantities;

  @Column(name = "line_unit_prices")
  public Long[] lineUnitPrices;

  @Column(name = "ship_to_name")
  public String shipToName;

  @Column(name = "ship_to_street")
  public String shipToStreet;

  @Column(name = "ship_to_city")
  public String shipToCity;

  @Column(name = "ship_to_postal_code")
  public String shipToPostalCode;

  @Column(name = "ship_to_country")
  public String shipToCountry;

  @Column(name = "placed_at")
  public Instant placedAt;

  @Column(name = "authorized_total")
  public long authorizedTotal;

  @Column(name = "captured_total")
  public long capturedTotal;

  @Column(name = "refunded_total")
  public long refundedTotal;

  @Column(name = "refund_requested")
  public long refundRequested;

  @Column(name = "payment_closed")
  public boolean paymentClosed;

  @Column(name = "parcel_status")
  public String parcelStatus;

  @Column(name = "shipment_id")
  public UUID shipmentId;

  @Column(name = "tracking_number")
  public String trackingNumber;

  @Column(name = "parcel_line_ids")
  public UUID[] parcelLineIds;

  @Column(name = "cancellation_rejected")
  public boolean cancellationRejected;

  @Column(name = "return_value")
  public Long returnValue;

  @Column(name = "return_settled")
  public boolean returnSettled;
}
