package dev.plumb.contracts.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** A version that the registry says it has. */
record Registered(String wireType, String number) {

  static Registered of(JsonNode version) {
    return new Registered(version.path("artifactId").asText(), version.path("version").asText());
  }
}
