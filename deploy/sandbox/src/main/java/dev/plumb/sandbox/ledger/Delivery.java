package dev.plumb.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One promised delivery of a webhook; an event sent twice has two.
 *
 * @param subject what the event is about, a payment intent or a parcel
 * @param attempts deliveries tried so far
 * @param yielding waits for a later event about the same subject, until due at most
 * @param due when the next try may start
 * @param body null once delivered: nobody asks for it again
 */
@RegisterForReflection
public record Delivery(
    String id,
    Receiver receiver,
    String type,
    String subject,
    String body,
    boolean yielding,
    int attempts,
    Instant due,
    Instant deliveredAt)
    implements Entry {

  public enum Receiver {
    PAYMENT,
    CARRIER
  }

  @JsonIgnore
  public boolean open() {
    return deliveredAt == null;
  }

  public Delivery released(Instant now) {
    return new Delivery(id, receiver, type, subject, body, false, attempts, now, null);
  }

  public Delivery failed(Instant next) {
    return new Delivery(id, receiver, type, subject, body, false, attempts + 1, next, null);
  }

  public Delivery delivered(Instant at) {
    return new Delivery(id, receiver, type, subject, null, false, attempts + 1, due, at);
  }
}
