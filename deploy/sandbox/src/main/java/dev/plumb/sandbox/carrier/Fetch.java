package dev.plumb.sandbox.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.sandbox.Json;
import java.util.Optional;

/** A parcel that is to be fetched from where it was delivered. */
record Fetch(String reference, String trackingNumber) {

  /** Empty where a field is missing. */
  static Optional<Fetch> parse(String body) {
    try {
      JsonNode json = Json.CAMEL.readTree(body);
      String reference = json.path("reference").asText();
      String trackingNumber = json.path("trackingNumber").asText();
      return reference.isEmpty() || trackingNumber.isEmpty()
          ? Optional.empty()
          : Optional.of(new Fetch(reference, trackingNumber));
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }
}
