package dev.plumb.shipping.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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
}
