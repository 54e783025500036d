package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhenAnEventIsToldAsAnotherVersionTest {

  private static final Contracts CONTRACTS = Contracts.load();
  private static final String V1 = "order.order-placed.v1";
  private static final String V2 = "order.order-placed.v2";

  @Test
  void eachMajorVersionHasAWayToTheNextAndBack() {
    Set<String> wanted = new TreeSet<>();
    CONTRACTS.wireTypes().stream()
        .filter(type -> CONTRACTS.wireTypes().contains(before(type)))
        .forEach(
            type -> {
              wanted.add(before(type) + " to " + type);
              wanted.add(type + " to " + before(type));
            });

    assertThat(Adapters.all().steps())
        .extracting(step -> step.from() + " to " + step.to())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** What it makes can be written, so it has every field, in its type, and no other. */
  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAnEventThere(Adapter adapter, GoldenExample example) {
    Map<String, Object> told = adapter.values().apply(example.fields());

    byte[] message = CONTRACTS.encode(adapter.to(), told);

    assertThat(CONTRACTS.decode(adapter.to(), message).uuid("orderId"))
        .isEqualTo(example.fields().get("orderId"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleComesBackIfNothingIsLost(Adapter adapter, GoldenExample example) {
    Adapter back = Adapters.all().between(adapter.to(), adapter.from());
    Map<String, Object> again = adapter.then(back).values().apply(example.fields());

    if (adapter.loses().isEmpty()) {
      assertThat(again).isEqualTo(example.fields());
    } else {
      assertThat(again).as("loses: %s", adapter.loses()).isNotEqualTo(example.fields());
    }
  }

  static Stream<Object[]> examples() {
    return Adapters.all().steps().stream()
        .flatMap(
            step ->
                GoldenExample.all()
                    .filter(example -> example.wireType().equals(step.from()))
                    .map(example -> new Object[] {step, example}));
  }

  @Test
  void theOldOrderPlacedIsTheNewOneWithOneAddressLine() {
    Map<String, Object> told = tell(V1, V2);

    Map<String, Object> written = GoldenExample.of(V2).fields();
    assertThat(without("deliverTo", told)).isEqualTo(without("deliverTo", written));
    assertThat(told.get("deliverTo"))
        .isEqualTo(
            Map.of(
                "recipient", "Ada Lovelace",
                "addressLines", List.of("Invalidenstraße 1"),
                "city", "Berlin",
                "postalCode", "10115",
                "country", "DE"));
  }

  @Test
  void theNewOrderPlacedIsTheOldOneWithItsAddressLinesInOne() {
    Map<String, Object> told = tell(V2, V1);

    Map<String, Object> written = GoldenExample.of(V1).fields();
    assertThat(without("shippingAddress", told)).isEqualTo(without("shippingAddress", written));
    assertThat(told.get("shippingAddress"))
        .isEqualTo(
            Map.of(
                "name", "Ada Lovelace",
                "street", "Invalidenstraße 1, Hinterhof",
                "city", "Berlin",
                "postalCode", "10115",
                "country", "DE"));
  }

  /** Two currencies in one order can't be said there, and dropping one would change a price. */
  @Test
  void whatTheOldOneCannotSayIsRefused() {
    Map<String, Object> order = new TreeMap<>(GoldenExample.of(V2).fields());
    order.put("total", Map.of("amount", 3499L, "currency", "USD"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adapters.all().between(V2, V1).values().apply(order))
        .withMessage(
            "lines[].unitPrice is not in the currency of the total, and v1 has one for all");
  }

  @Test
  void severalVersionsAreCrossedStepByStep() {
    Adapters adapters =
        new Adapters(
            List.of(
                step("a.b.v1", "a.b.v2", ""),
                step("a.b.v2", "a.b.v3", "colour"),
                step("a.b.v3", "a.b.v4", "size"),
                step("a.b.v4", "a.b.v3", "")));

    Adapter way = adapters.between("a.b.v1", "a.b.v4");

    assertThat(way.values().apply(Map.of("at", "")))
        .isEqualTo(Map.of("at", " a.b.v2 a.b.v3 a.b.v4"));
    assertThat(way.loses()).isEqualTo("colour; size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> adapters.between("a.b.v4", "a.b.v1"))
        .withMessage("no adapter from a.b.v3 to a.b.v2");
  }

  private static Adapter step(String from, String to, String loses) {
    return new Adapter(from, to, loses, event -> Map.of("at", event.get("at") + " " + to));
  }

  private static Map<String, Object> tell(String from, String to) {
    return Adapters.all().between(from, to).values().apply(GoldenExample.of(from).fields());
  }

  private static Map<String, Object> without(String field, Map<String, Object> event) {
    Map<String, Object> rest = new TreeMap<>(event);
    rest.remove(field);
    return rest;
  }

  private static String before(String type) {
    int at = type.lastIndexOf(".v") + 2;
    return type.substring(0, at) + (Integer.parseInt(type.substring(at)) - 1);
  }
}
