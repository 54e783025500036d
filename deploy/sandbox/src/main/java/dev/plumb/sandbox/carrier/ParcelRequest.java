package dev.plumb.sandbox.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.ledger.Parcel.Line;
import dev.plumb.sandbox.ledger.Parcel.Recipient;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * @param reference the shop's order id
 */
@RegisterForReflection
record ParcelRequest(String reference, Recipient recipient, List<Line> lines) {

  /** Null if the body is no JSON of a parcel. */
  static ParcelRequest parse(String body) {
    try {
      return Json.CAMEL.readValue(body, ParcelRequest.class);
    } catch (JsonProcessingException unreadable) {
      return null;
    }
  }

  /** The first field that can't be used. */
  Optional<String> wrongField() {
    if (blank(reference)) {
      return Optional.of("reference");
    }
    if (recipient == null) {
      return Optional.of("recipient");
    }
    return recipientField().or(this::linesField);
  }

  private Optional<String> recipientField() {
    if (blank(recipient.name())) {
      return Optional.of("recipient.name");
    }
    if (blank(recipient.street())) {
      return Optional.of("recipient.street");
    }
    if (blank(recipient.city())) {
      return Optional.of("recipient.city");
    }
    if (blank(recipient.postalCode())) {
      return Optional.of("recipient.postalCode");
    }
    return blank(recipient.country()) ? Optional.of("recipient.country") : Optional.empty();
  }

  private Optional<String> linesField() {
    if (lines == null || lines.isEmpty()) {
      return Optional.of("lines");
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) == null || blank(lines.get(i).sku())) {
        return Optional.of("lines[" + i + "].sku");
      }
      if (lines.get(i).quantity() < 1) {
        return Optional.of("lines[" + i + "].quantity");
      }
    }
    return Optional.empty();
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
