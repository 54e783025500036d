package dev.plumb.auditor.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.auditor.domain.Counters;
import dev.plumb.auditor.domain.Digest;
import dev.plumb.auditor.domain.Digest.Logged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One service's {@code /ops/audit}. */
public final class ServiceBooks {

  private static final int PAGE = 500;

  private final Peer service;

  ServiceBooks(Peer service) {
    this.service = service;
  }

  /**
   * @param at where in the log
   */
  public record Change(UUID order, String at) {}

  /**
   * @param next where to go on
   */
  public record Changes(List<Change> changes, String next) {}

  /**
   * What the service told of behind a place in its log.
   *
   * @param after empty to begin with what is told from now on
   */
  public Changes changes(Optional<String> after) {
    String from = after.map("&after="::concat).orElse("");
    JsonNode page = service.get("/ops/audit/changes?limit=" + PAGE + from);
    List<Change> changes = new ArrayList<>();
    for (JsonNode each : page.path("changes")) {
      changes.add(new Change(UUID.fromString(each.path("key").asText()), each.path("at").asText()));
    }
    return new Changes(changes, page.path("next").asText());
  }

  public String name() {
    return service.name();
  }

  /** Of the process that happens to answer. */
  public Counters counters() {
    JsonNode json = service.get("/ops/audit/counters");
    return new Counters(
        json.path("process").asText(),
        json.path("deliveries").asLong(),
        json.path("outcomes").asLong());
  }

  /** The next orders of all, in the order of their ids; empty at the end. */
  public List<UUID> ordersAfter(Optional<UUID> after, int limit) {
    String from = after.map(id -> "&after=" + id).orElse("");
    return ids(service.get("/ops/audit/keys?limit=" + limit + from).path("keys"));
  }

  /** Of each order that was asked for. */
  Map<UUID, Digest> digests(List<UUID> orders) {
    Map<UUID, Digest> digests = new HashMap<>();
    for (JsonNode each :
        service.post("/ops/audit/digests", Map.of("keys", orders)).path("digests")) {
      digests.put(UUID.fromString(each.path("key").asText()), digest(each));
    }
    return digests;
  }

  private static Digest digest(JsonNode json) {
    return new Digest(
        map(json.path("state"), JsonNode::asText),
        json.path("version").asLong(),
        logged(json.path("logged")),
        map(json.path("watermarks"), JsonNode::asLong),
        json.path("unsent").asLong(),
        json.path("parked").asLong(),
        json.path("dead").asLong(),
        json.path("openEffects").asLong());
  }

  private static Optional<Logged> logged(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Logged(
                json.path("first").asLong(),
                json.path("last").asLong(),
                json.path("events").asLong()))
        : Optional.empty();
  }

  private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> value) {
    Map<String, T> map = new HashMap<>();
    json.properties().forEach(each -> map.put(each.getKey(), value.apply(each.getValue())));
    return map;
  }

  private static List<UUID> ids(JsonNode json) {
    List<UUID> ids = new ArrayList<>();
    json.forEach(each -> ids.add(UUID.fromString(each.asText())));
    return ids;
  }
}
