package dev.plumb.shipping.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Iterator;
import java.util.UUID;

/** A row of {@code shipment} as it is read; {@link ShipmentTable} writes them. */
@Entity
@Table(name = "shipment")
public class ShipmentRow extends PanacheEntityBase {

  @Id
  @Column(name = "order_id")
  public UUID orderId;

  @Column(name = "shipment_id")
  public UUID shipmentId;

  public String status;
  public long version;
  public String parcel;
  public Long due;

  @Column(name = "due_currency")
  public String dueCurrency;

  public boolean confirmed;
  public Long captured;

  @Column(name = "captured_currency")
  public String capturedCurrency;

  public String dispatch;
  public String carrier;

  @Column(name = "tracking_number")
  public String trackingNumber;

  @Column(name = "carrier_rank")
  public int carrierRank;

  public String cancellation;

  /**
   * @param columns in the order of the fields
   */
  static ShipmentRow of(Object[] columns) {
    ShipmentRow row = new ShipmentRow();
    Iterator<Object> next = Arrays.asList(columns).iterator();
    row.orderId = (UUID) next.next();
    row.shipmentId = (UUID) next.next();
    row.status = (String) next.next();
    row.version = (Long) next.next();
    row.parcel = (String) next.next();
    row.due = (Long) next.next();
    row.dueCurrency = (String) next.next();
    row.confirmed = (Boolean) next.next();
    row.captured = (Long) next.next();
    row.capturedCurrency = (String) next.next();
    row.dispatch = (String) next.next();
    row.carrier = (String) next.next();
    row.trackingNumber = (String) next.next();
    row.carrierRank = (Integer) next.next();
    row.cancellation = (String) next.next();
    return row;
  }
}
