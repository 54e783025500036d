package dev.plumb.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What the registry said. */
record Answer(RegistryAddress registry, int status, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  /** The body; empty if the registry does not have what was asked for. */
  Optional<String> content() {
    if (status == OK) {
      return Optional.of(body);
    }
    // A server that is no registry says 404 too, and knows nothing of what is registered.
    if (status == NOT_FOUND && said("name").endsWith("NotFoundException")) {
      return Optional.empty();
    }
    throw away();
  }

  JsonNode json() {
    if (status != OK) {
      throw away();
    }
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new RegistryAway(registry, "answers with what is no JSON");
    }
  }

  /** To something to be taken; false if it was there. */
  boolean taken() {
    if (status / 100 == 2) {
      return true;
    }
    if (status == CONFLICT && said("name").endsWith("AlreadyExistsException")) {
      return false;
    }
    if (status / 100 == 4 && !said("title").isEmpty()) {
      throw new RegistryRefusal(said("title"));
    }
    throw away();
  }

  private RegistryAway away() {
    return new RegistryAway(registry, "answers with status " + status);
  }

  private String said(String property) {
    try {
      return JSON.readTree(body).path(property).asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
