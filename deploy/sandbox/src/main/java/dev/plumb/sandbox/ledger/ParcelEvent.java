package dev.plumb.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.plumb.sandbox.ledger.Parcel.Status;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

@RegisterForReflection
public enum ParcelEvent {
  IN_TRANSIT(Status.IN_TRANSIT),
  DELIVERED(Status.DELIVERED),
  DELIVERY_FAILED(Status.DELIVERY_FAILED),
  RETURNED(Status.RETURNED),
  LOST(Status.LOST);

  private final Status status;

  ParcelEvent(Status status) {
    this.status = status;
  }

  Status status() {
    return status;
  }

  public static Optional<ParcelEvent> named(String wireName) {
    return Arrays.stream(values()).filter(event -> event.toString().equals(wireName)).findFirst();
  }

  @JsonValue
  @Override
  public String toString() {
    return "parcel." + name().toLowerCase(Locale.ROOT);
  }
}
