package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.ledger.Parcel;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * @param returning it is to be fetched from where it was delivered
 */
@RegisterForReflection
record ParcelView(
    String id,
    String reference,
    String trackingNumber,
    Parcel.Status status,
    int attempt,
    Parcel.Recipient recipient,
    List<Parcel.Line> lines,
    Instant registeredAt,
    Instant movedAt,
    boolean returning) {

  @RegisterForReflection
  record Found(List<ParcelView> shipments) {}

  static ParcelView of(Parcel parcel) {
    return new ParcelView(
        parcel.id(),
        parcel.reference(),
        parcel.trackingNumber(),
        parcel.status(),
        parcel.attempt(),
        parcel.recipient(),
        parcel.lines(),
        parcel.registeredAt(),
        parcel.movedAt(),
        parcel.isToBeFetched());
  }
}
