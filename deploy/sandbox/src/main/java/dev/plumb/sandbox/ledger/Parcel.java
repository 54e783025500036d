package dev.plumb.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * @param route the events still to come by themselves, next first
 * @param attempt how often delivery has been tried
 */
@RegisterForReflection
public record Parcel(
    String id,
    String reference,
    String trackingNumber,
    Status status,
    int attempt,
    Recipient recipient,
    List<Line> lines,
    List<ParcelEvent> route,
    Instant registeredAt,
    Instant movedAt)
    implements Entry {

  @RegisterForReflection
  public record Recipient(
      String name, String street, String city, String postalCode, String country) {}

  @RegisterForReflection
  public record Line(String sku, int quantity) {}

  public enum Status {
    REGISTERED,
    IN_TRANSIT,
    DELIVERED,
    DELIVERY_FAILED,
    RETURNED,
    LOST,
    CANCELED;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The carrier's word stands, in whatever order it comes. */
  public Parcel after(ParcelEvent event, Instant at) {
    boolean tried = event == ParcelEvent.DELIVERED || event == ParcelEvent.DELIVERY_FAILED;
    boolean foreseen = !route.isEmpty() && route.getFirst() == event;
    List<ParcelEvent> rest = foreseen ? route.subList(1, route.size()) : List.of();
    return with(event.status(), tried ? attempt + 1 : attempt, rest, at);
  }

  public Parcel canceled(Instant at) {
    return with(Status.CANCELED, attempt, List.of(), at);
  }

  /** It was delivered, and comes back by itself. */
  public Parcel toBeFetched(Instant at) {
    return with(status, attempt, List.of(ParcelEvent.RETURNED), at);
  }

  public boolean isToBeFetched() {
    return status == Status.DELIVERED && route.contains(ParcelEvent.RETURNED);
  }

  private Parcel with(Status to, int attempts, List<ParcelEvent> rest, Instant at) {
    return new Parcel(
        id,
        reference,
        trackingNumber,
        to,
        attempts,
        recipient,
        lines,
        List.copyOf(rest),
        registeredAt,
        at);
  }
}
