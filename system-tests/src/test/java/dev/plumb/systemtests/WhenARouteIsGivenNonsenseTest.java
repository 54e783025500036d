package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each route of each service, and everything that can be wrong with a request, one at a time. */
@OnAllOfPlumb
class WhenARouteIsGivenNonsenseTest {
  private static final Pattern KNOWN = Pattern.compile("known are \\[(.+?)]");

  /** The provider sends until it is told that all is well, also about what isn't ours. */
  private static final int OF_NO_INTEREST = 200;

  private final Plumb plumb;
  private final Shop shop;

  WhenARouteIsGivenNonsenseTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void itIsRefusedByNameAndNothingChanges(Application service) {
    String order = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
    shop.awaitOrder(order, "DELIVERED");
    Invariants.hold(plumb);
    Http http = plumb.http(service);
    Contents before = Contents.of(plumb);

    List<Route> routes = Route.of(http);
    List<String> objections =
        routes.stream().flatMap(route -> objections(http, route, order).stream()).toList();

    assertThat(objections).isEmpty();
    assertThat(routes)
        .filteredOn(Route::isForOperators)
        .allSatisfy(
            route ->
                assertThat(known(http, route)).containsExactlyInAnyOrderElementsOf(route.query()));
    assertThat(routes).anyMatch(Route::isForOperators);
    assertThat(Contents.of(plumb)).isEqualTo(before);
  }

  private List<String> objections(Http http, Route route, String order) {
    boolean fromProvider = route.path().endsWith("payment-provider");
    Nonsense nonsense =
        new Nonsense(
            route,
            body -> headers(route, body),
            route.hasBody() ? Optional.of(RightBodies.of(route, order)) : Optional.empty(),
            route.query());
    List<Attempt> attempts = nonsense.attempts().toList();
    Progress.say("  %s: %d wrong requests".formatted(route, attempts.size()));
    return attempts.stream()
        .flatMap(
            attempt -> attempt.objection(http.base(), fromProvider ? OF_NO_INTEREST : 0).stream())
        .toList();
  }

  /** All that the route needs, also where it needs none. */
  private Map<String, String> headers(Route route, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", UUID.randomUUID().toString());
    headers.put("X-Operator", "test");
    if (route.isForOperators()) {
      headers.put("Authorization", "Bearer " + plumb.opsToken());
    }
    if (route.hasBody()) {
      headers.put("Content-Type", "application/json");
    }
    if (route.isWebhook()) {
      route.headers().forEach(name -> headers.put(name, Signature.of(body)));
    }
    return headers;
  }

  /** Whoever gives operators' routes another query parameter is told which there are. */
  private List<String> known(Http http, Route route) {
    String path = route.path().replaceAll("\\{\\w+}", "0") + "?nonsense=1";
    Http.Answer answer = http.send(route.method(), path, null, headers(route, new byte[0]));
    Matcher known = KNOWN.matcher(answer.text());
    return known.find() ? List.of(known.group(1).split(", ")) : List.of();
  }
}
