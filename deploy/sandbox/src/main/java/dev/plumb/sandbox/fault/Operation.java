package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a fault can strike. */
@RegisterForReflection
public enum Operation {
  /** A payment intent is created or confirmed. */
  AUTHORIZE,
  CAPTURE,
  CANCEL,
  REFUND,
  /** A parcel is registered. */
  SHIP,
  CANCEL_SHIPMENT,
  /** A delivered parcel is to come back. */
  FETCH_BACK,
  /** A parcel moves: only webhook faults mean anything here. */
  MOVE,
  /** Anything is read; struck only by rules that name it. */
  READ;

  static Optional<Operation> named(String name) {
    return Arrays.stream(values())
        .filter(operation -> operation.toString().equals(name))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Operation::toString).toList();
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
