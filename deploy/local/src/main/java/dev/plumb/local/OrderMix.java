package dev.plumb.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Orders as varied as customers are; the same seed gives the same ones. */
final class OrderMix {
  private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "AT");

  private final Random random;

  OrderMix(long seed) {
    this.random = new Random(seed);
  }

  record Draft(Intention intention, Map<String, Object> body) {}

  List<Draft> orders(int number) {
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      // The first ones show every case, however few are wanted.
      Intention intention =
          i < Intention.values().length ? Intention.values()[i] : Intention.of(random.nextInt(100));
      drafts.add(new Draft(intention, body(intention)));
    }
    return drafts;
  }

  private Map<String, Object> body(Intention intention) {
    List<Map<String, Object>> lines = new ArrayList<>();
    int number = 1 + random.nextInt(4);
    for (int i = 0; i < number; i++) {
      lines.add(
          Map.of(
              "sku", sku(intention),
              "quantity", 1 + random.nextInt(3),
              "unitPrice", 100 + random.nextInt(20_000)));
    }
    return Map.of(
        "customerId",
        "c-" + (1 + random.nextInt(1_000)),
        "currency",
        "EUR",
        "paymentMethod",
        intention.card(),
        "lines",
        lines,
        "shippingAddress",
        address());
  }

  /** The carrier loses a parcel with that one in it. */
  private String sku(Intention intention) {
    int number = 1 + random.nextInt(50);
    return intention == Intention.WAIT_IN_VAIN ? "SANDBOX-LOSE" : "SKU-" + number;
  }

  private Map<String, Object> address() {
    return Map.of(
        "name",
        "A. Customer",
        "street",
        "Street " + (1 + random.nextInt(200)),
        "city",
        "Town",
        "postalCode",
        "" + (10_000 + random.nextInt(80_000)),
        "country",
        COUNTRIES.get(random.nextInt(COUNTRIES.size())));
  }
}
