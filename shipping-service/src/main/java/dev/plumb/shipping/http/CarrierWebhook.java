package dev.plumb.shipping.http;

import dev.plumb.http.Ids;
import dev.plumb.http.Problem;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.usecase.CarrierNews;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * @param reference the order id
 * @param attempt deliveries tried so far
 * @param occurredAt RFC 3339
 */
@RegisterForReflection
record CarrierWebhook(
    String id,
    String type,
    String trackingNumber,
    String reference,
    Integer attempt,
    String occurredAt) {

  private static final int LONGEST = 255;

  /** Empty if all is well. */
  List<Problem.FieldError> errors() {
    List<Problem.FieldError> errors = new ArrayList<>();
    text(errors, "id", id);
    text(errors, "type", type);
    text(errors, "trackingNumber", trackingNumber);
    if (Ids.uuid(reference).isEmpty()) {
      errors.add(new Problem.FieldError("reference", "must be an order id"));
    }
    if (attempt == null || attempt < least() || attempt > 1_000) {
      errors.add(new Problem.FieldError("attempt", "must be from " + least() + " to 1000"));
    }
    if (instant(occurredAt) == null) {
      errors.add(new Problem.FieldError("occurredAt", "must be a time as in RFC 3339"));
    }
    return errors;
  }

  /** Without {@link #errors}. */
  CarrierNews news() {
    return new CarrierNews(
        id,
        new OrderId(Ids.uuid(reference).orElseThrow()),
        type,
        trackingNumber,
        attempt,
        instant(occurredAt));
  }

  private int least() {
    return "parcel.delivery_failed".equals(type) ? 1 : 0;
  }

  private static void text(List<Problem.FieldError> errors, String field, String value) {
    if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf(0) >= 0) {
      errors.add(new Problem.FieldError(field, "must have 1 to " + LONGEST + " characters"));
    }
  }

  /** A year has four digits: {@link Instant} knows more than any calendar, or PostgreSQL. */
  private static Instant instant(String text) {
    try {
      return text == null || !text.matches("\\d{4}-.*") ? null : Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }
}
