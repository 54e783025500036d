package dev.plumb.auditor.domain;

import dev.plumb.auditor.domain.Digest.Logged;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Orders as everybody sees them, to be falsified one fact at a time. */
public final class Cases {

  private Cases() {}

  /** Paid, delivered, and all agree. */
  public static Case delivered() {
    return new Case(
        UUID.fromString("0197a3b0-5c00-7000-8000-000000000001"),
        digest(
            4,
            Map.of("payment", 2L, "shipment", 3L),
            money("DELIVERED", "total", "2500", "tracking", "T-1")),
        digest(2, Map.of("order", 4L, "shipment", 3L), money("CAPTURED", "due", "2500")),
        digest(
            3,
            Map.of("order", 4L, "payment", 2L),
            Map.of("status", "DELIVERED", "due", "2500", "currency", "EUR", "tracking", "T-1")),
        new Account(1, 0, 2500, 0));
  }

  static Case withOrder(Case it, UnaryOperator<Digest> change) {
    return new Case(it.id(), change.apply(it.order()), it.payment(), it.shipment(), it.provider());
  }

  public static Case withPayment(Case it, UnaryOperator<Digest> change) {
    return new Case(it.id(), it.order(), change.apply(it.payment()), it.shipment(), it.provider());
  }

  static Case withShipment(Case it, UnaryOperator<Digest> change) {
    return new Case(it.id(), it.order(), it.payment(), change.apply(it.shipment()), it.provider());
  }

  static Case withProvider(Case it, Account provider) {
    return new Case(it.id(), it.order(), it.payment(), it.shipment(), provider);
  }

  public static UnaryOperator<Digest> fact(String name, String value) {
    return digest -> {
      Map<String, String> state = new HashMap<>(digest.state());
      state.put(name, value);
      return new Digest(
          state,
          digest.version(),
          digest.logged(),
          digest.watermarks(),
          digest.unsent(),
          digest.parked(),
          digest.dead(),
          digest.openEffects());
    };
  }

  public static UnaryOperator<Digest> watermark(String stream, long version) {
    return digest -> {
      Map<String, Long> watermarks = new HashMap<>(digest.watermarks());
      watermarks.put(stream, version);
      return new Digest(
          digest.state(),
          digest.version(),
          digest.logged(),
          watermarks,
          digest.unsent(),
          digest.parked(),
          digest.dead(),
          digest.openEffects());
    };
  }

  static UnaryOperator<Digest> version(long version) {
    return digest ->
        new Digest(
            digest.state(),
            version,
            digest.logged(),
            digest.watermarks(),
            digest.unsent(),
            digest.parked(),
            digest.dead(),
            digest.openEffects());
  }

  static UnaryOperator<Digest> logged(long first, long last, long events) {
    return digest ->
        new Digest(
            digest.state(),
            digest.version(),
            Optional.of(new Logged(first, last, events)),
            digest.watermarks(),
            digest.unsent(),
            digest.parked(),
            digest.dead(),
            digest.openEffects());
  }

  public static UnaryOperator<Digest> waiting(long parked, long dead, long openEffects) {
    return digest ->
        new Digest(
            digest.state(),
            digest.version(),
            digest.logged(),
            digest.watermarks(),
            digest.unsent(),
            parked,
            dead,
            openEffects);
  }

  private static Digest digest(
      long version, Map<String, Long> watermarks, Map<String, String> state) {
    return new Digest(
        state, version, Optional.of(new Logged(1, version, version)), watermarks, 0, 0, 0, 0);
  }

  private static Map<String, String> money(String status, String... more) {
    Map<String, String> state = new HashMap<>();
    state.put("status", status);
    state.put("currency", "EUR");
    state.put("authorized", "2500");
    state.put("captured", "2500");
    state.put("refunded", "0");
    for (int at = 0; at < more.length; at += 2) {
      state.put(more[at], more[at + 1]);
    }
    return state;
  }
}
