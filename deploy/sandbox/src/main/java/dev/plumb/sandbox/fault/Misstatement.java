package dev.plumb.sandbox.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.sandbox.Json;

/** The same JSON over one more in each {@code amount}, and about another {@code reference}. */
public final class Misstatement {
  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

  private Misstatement() {}

  public static String of(String body) {
    try {
      JsonNode json = Json.CAMEL.readTree(body);
      change(json);
      return Json.CAMEL.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the sandbox writes JSON", e);
    }
  }

  private static void change(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("amount").isIntegralNumber()) {
        object.put("amount", object.path("amount").asLong() + 1);
      }
      if (object.path("reference").isTextual()) {
        object.put("reference", NOBODYS);
      }
    }
    node.forEach(Misstatement::change);
  }
}
