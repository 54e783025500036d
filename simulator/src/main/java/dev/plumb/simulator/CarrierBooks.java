package dev.plumb.simulator;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.shipping.domain.OrderId;
import dev.plumb.shipping.usecase.Carrier;
import dev.plumb.shipping.usecase.CarrierNews;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The parcels the carrier has taken, and what it reports of them: late, twice, in any order. */
final class CarrierBooks {

  private final World world;
  private final Facts facts;
  private final Consumer<CarrierNews> reports;
  private final Map<String, EffectAnswer> keys = new HashMap<>();
  private final Map<UUID, String> parcels = new LinkedHashMap<>();
  private final Set<UUID> fetched = new HashSet<>();

  CarrierBooks(World world, Facts facts, Consumer<CarrierNews> reports) {
    this.world = world;
    this.facts = facts;
    this.reports = reports;
  }

  EffectAnswer take(String key, String request) {
    return keys.computeIfAbsent(key, unknown -> taken(new JsonObject(request)));
  }

  private EffectAnswer taken(JsonObject request) {
    UUID order = UUID.fromString(request.getString("reference"));
    String tracking = "T-" + (parcels.size() + 1);
    if (parcels.putIfAbsent(order, tracking) != null) {
      throw new Violation("the carrier is handed the parcel of " + facts.of(order) + " twice");
    }
    travel(order, 0);
    return confirmed(tracking);
  }

  EffectAnswer find(String reference) {
    String tracking = parcels.get(UUID.fromString(reference));
    return tracking == null ? new EffectAnswer.NeverHappened() : confirmed(tracking);
  }

  /** Once, and then it comes back or is lost. */
  EffectAnswer fetchBack(String key, String request) {
    return keys.computeIfAbsent(key, unknown -> fetching(new JsonObject(request)));
  }

  private EffectAnswer fetching(JsonObject request) {
    UUID order = UUID.fromString(request.getString("reference"));
    if (!fetched.add(order)) {
      throw new Violation("the carrier is asked twice to fetch the parcel of " + facts.of(order));
    }
    world.after(
        Duration.ofSeconds(3).toNanos(),
        () -> report(order, world.chance(90) ? "parcel.returned" : "parcel.lost", 0));
    return confirmed(parcels.get(order));
  }

  EffectAnswer findFetched(String reference) {
    UUID order = UUID.fromString(reference);
    return fetched.contains(order)
        ? confirmed(parcels.get(order))
        : new EffectAnswer.NeverHappened();
  }

  boolean has(UUID order) {
    return parcels.containsKey(order);
  }

  private static EffectAnswer confirmed(String tracking) {
    return new EffectAnswer.Confirmed(
        Map.of("id", tracking, Carrier.NAME, "simulated", Carrier.TRACKING_NUMBER, tracking));
  }

  private void travel(UUID order, int attempt) {
    report(order, "parcel.in_transit", attempt);
    world.after(
        Duration.ofSeconds(2).toNanos() + world.random().nextLong(1_000_000_000L),
        () -> arrive(order, attempt));
  }

  private void arrive(UUID order, int attempt) {
    if (world.chance(70)) {
      report(order, "parcel.delivered", attempt);
    } else if (world.chance(20)) {
      report(order, "parcel.lost", attempt);
    } else {
      report(order, "parcel.delivery_failed", attempt + 1);
      if (attempt + 1 < 3) {
        travel(order, attempt + 1);
      } else {
        report(order, "parcel.returned", attempt + 1);
      }
    }
  }

  private void report(UUID order, String type, int attempt) {
    CarrierNews news =
        new CarrierNews(
            world.id().toString(),
            new OrderId(order),
            type,
            parcels.get(order),
            attempt,
            world.clock().instant());
    reports.accept(news);
    if (world.faults() && world.chance(10)) {
      reports.accept(news);
    }
  }
}
