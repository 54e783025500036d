package dev.plumb.auditor.domain;

import java.util.List;
import java.util.UUID;

/**
 * One order as each service and the provider see it. The four were read one after the other, so
 * what doesn't fit may have moved in between: only what is found twice counts.
 */
public record Case(UUID id, Digest order, Digest payment, Digest shipment, Account provider) {

  /** One stream, from who writes it to the two who consume it. */
  record Flow(String stream, String producer, Digest from, String consumer, Digest to) {

    boolean arrived() {
      return to.watermark(stream) == from.version();
    }
  }

  List<Flow> flows() {
    return List.of(
        new Flow("order", "order", order, "billing", payment),
        new Flow("order", "order", order, "shipping", shipment),
        new Flow("payment", "billing", payment, "order", order),
        new Flow("payment", "billing", payment, "shipping", shipment),
        new Flow("shipment", "shipping", shipment, "order", order),
        new Flow("shipment", "shipping", shipment, "billing", payment));
  }

  private List<Digest> digests() {
    return List.of(order, payment, shipment);
  }

  /** Everything told has arrived, and nobody waits for anything: now all must agree. */
  public boolean isDrained() {
    return flows().stream().allMatch(Flow::arrived)
        && digests().stream()
            .allMatch(digest -> digest.unsent() == 0 && !digest.waitsForSomebody());
  }

  /** Something is parked, dead or open, which its own gauges and lists show. */
  boolean isExplained() {
    return digests().stream().anyMatch(Digest::waitsForSomebody);
  }

  /** As of this look, for a person to see why. */
  public String evidence() {
    return "order %s v%d %s, billing %s v%d %s, shipping %s v%d %s, provider %s"
        .formatted(
            order.status(),
            order.version(),
            order.watermarks(),
            payment.status(),
            payment.version(),
            payment.watermarks(),
            shipment.status(),
            shipment.version(),
            shipment.watermarks(),
            provider);
  }
}
