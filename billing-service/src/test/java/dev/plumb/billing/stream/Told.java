package dev.plumb.billing.stream;

import static org.awaitility.Awaitility.await;

import dev.plumb.billing.Tables;
import dev.plumb.contracts.Contracts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What order and shipping tell billing of one order, over the broker; each returns once it is
 * applied.
 */
public final class Told {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Contracts CONTRACTS = Contracts.load();
  private static final String APPLIED =
      "select count(*) from watermark where stream = ? and key = ? and version >= ?";

  private final UUID order;
  private final Map<String, Long> versions = new HashMap<>();

  public Told(UUID order) {
    this.order = order;
  }

  public void placed() {
    tell("order", "order-placed", Upstream.placed());
  }

  public void cancellationRequested() {
    tell("order", "order-cancellation-requested", Upstream.cancellation());
  }

  public void prepared() {
    tell("shipment", "shipment-prepared", Upstream.parcel());
  }

  public void goodsKept() {
    tell("shipment", "shipment-cancelled", Upstream.keptParcel());
  }

  private void tell(String stream, String event, Map<String, Object> fields) {
    String type = stream + "." + event + ".v1";
    Map<String, Object> all = new HashMap<>(fields);
    all.put("orderId", order);
    long version = versions.merge(stream, 1L, Long::sum);
    new Exchange(stream).publish(Exchange.event(type, order, version, CONTRACTS.encode(type, all)));
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(LIMIT)
        .until(() -> Tables.count(APPLIED, stream, order, version) == 1);
  }
}
