package dev.plumb.order.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
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

  /**
   * @param columns in the order of the fields
   */
  static OrderRow of(Object[] columns) {
    OrderRow row = new OrderRow();
    Iterator<Object> next = Arrays.asList(columns).iterator();
    row.id = (UUID) next.next();
    row.version = (Long) next.next();
    row.status = (String) next.next();
    row.customerId = (String) next.next();
    row.paymentMethod = (String) next.next();
    row.currency = (String) next.next();
    row.lineIds = (UUID[]) next.next();
    row.lineSkus = (String[]) next.next();
    row.lineQuantities = (Integer[]) next.next();
    row.lineUnitPrices = (Long[]) next.next();
    row.shipToName = (String) next.next();
    row.shipToStreet = (String) next.next();
    row.shipToCity = (String) next.next();
    row.shipToPostalCode = (String) next.next();
    row.shipToCountry = (String) next.next();
    row.placedAt = ((OffsetDateTime) next.next()).toInstant();
    row.authorizedTotal = (Long) next.next();
    row.capturedTotal = (Long) next.next();
    row.refundedTotal = (Long) next.next();
    row.refundRequested = (Long) next.next();
    row.paymentClosed = (Boolean) next.next();
    row.parcelStatus = (String) next.next();
    row.shipmentId = (UUID) next.next();
    row.trackingNumber = (String) next.next();
    row.parcelLineIds = (UUID[]) next.next();
    row.cancellationRejected = (Boolean) next.next();
    row.returnValue = (Long) next.next();
    row.returnSettled = (Boolean) next.next();
    return row;
  }
}
