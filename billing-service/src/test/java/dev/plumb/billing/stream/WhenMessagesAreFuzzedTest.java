package dev.plumb.billing.stream;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.billing.OnContext;
import dev.plumb.billing.PaidHere;
import dev.plumb.eventing.tx.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Amid good ones, in any order, on the real queues. Seeded: {@code -Dplumb.fuzz.seed=7}. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenMessagesAreFuzzedTest {

  private static final int MUTANTS = 5_000;
  private static final int GOOD = 200;
  private static final long SEED = Long.getLong("plumb.fuzz.seed", 20261128);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Exchange exchange = new Exchange("order");
  @Inject Payments payments;
  @Inject Transactions transactions;

  private final List<Mutant> mutants = new Mutants(new SplittableRandom(SEED)).draw(MUTANTS);
  private final List<UUID> good = Stream.generate(UUID::randomUUID).limit(GOOD).toList();

  @Test
  void eachEndsWhereItMustWithAReasonAndNoOrderNotices() {
    System.out.println("plumb.fuzz.seed=" + SEED);
    List<Exchange.Sent> all = new ArrayList<>(mutants.stream().map(Mutant::message).toList());
    good.forEach(order -> all.addAll(twice(order)));
    Collections.shuffle(all, new Random(SEED));

    exchange.publish(all);

    await("each ended somewhere")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(endedNowhere()).isEmpty());
    await("every good order is paid")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(paid()).containsExactlyInAnyOrderElementsOf(good));
    eachIsWhereItMustBe(dead(), parked());
    assertThat(
            rows("select order_id from payment where order_id = any($1)", (Object) keysOfMutants()))
        .as("payments of mutants")
        .isEmpty();
    everyGoodOneIsChargedOnce();
    billingIsWell();
  }

  /** Old and new ones in turn, each delivered once more. */
  private List<Exchange.Sent> twice(UUID order) {
    String type = good.indexOf(order) % 2 == 0 ? Golden.V1 : Golden.V2;
    Exchange.Sent placed = Exchange.event(type, order, 1, Golden.message(type, order));
    return List.of(placed, placed);
  }

  /** How many of which kind. */
  private Map<String, Long> endedNowhere() {
    Set<String> ended = new HashSet<>(dead().keySet());
    ended.addAll(parked());
    return mutants.stream()
        .filter(mutant -> !ended.contains(mutant.tag()))
        .collect(Collectors.groupingBy(Mutant::kind, TreeMap::new, Collectors.counting()));
  }

  private void eachIsWhereItMustBe(Map<String, String> dead, Set<String> parked) {
    SoftAssertions softly = new SoftAssertions();
    for (Mutant mutant : mutants) {
      Optional<String> reason = Optional.ofNullable(dead.get(mutant.tag()));
      mutant
          .reason()
          .ifPresentOrElse(
              expected ->
                  softly.assertThat(reason.orElse("not dead")).as(mutant.kind()).matches(expected),
              () -> softly.assertThat(parked).as(mutant.kind()).contains(mutant.tag()));
    }
    softly.assertAll();
  }

  private void everyGoodOneIsChargedOnce() {
    for (UUID order : good) {
      assertThat(payments.calls(order)).containsExactly("authorize");
      assertThat(payments.told(order)).containsExactly("payment-authorized");
    }
    assertThat(
            PaidHere.KEYS.stream().filter(key -> good.stream().anyMatch(o -> key.contains("" + o))))
        .hasSize(GOOD);
  }

  private void billingIsWell() {
    assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(rows("select stream from upstream where stopped_at is not null")).isEmpty();
    JsonPath counters =
        given()
            .header("Authorization", "Bearer operators-under-test")
            .get("/ops/audit/counters")
            .jsonPath();
    assertThat(counters.getLong("outcomes")).isEqualTo(counters.getLong("deliveries"));
  }

  /** Reasons by tag. */
  private Map<String, String> dead() {
    Map<String, String> reasons = new HashMap<>();
    select(
            "select coalesce(headers ->> 'x-mutant', key::text), reason from dead_letter"
                + " where key = any($1) or jsonb_exists(headers, 'x-mutant')",
            (Object) keysOfMutants())
        .forEach(row -> reasons.put((String) row[0], (String) row[1]));
    return reasons;
  }

  private Set<String> parked() {
    return rows("select key from parked where key = any($1)", (Object) keysOfMutants()).stream()
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private List<Object> paid() {
    return rows(
        "select order_id from payment where order_id = any($1) and status = 'AUTHORIZED'",
        (Object) good.toArray(UUID[]::new));
  }

  private UUID[] keysOfMutants() {
    return mutants.stream().map(mutant -> UUID.fromString(mutant.tag())).toArray(UUID[]::new);
  }

  private List<Object> rows(String sql, Object... args) {
    return select(sql, args).stream().map(row -> row[0]).toList();
  }

  private List<Object[]> select(String sql, Object... args) {
    return OnContext.await(() -> transactions.inTransaction(tx -> tx.select(sql, args)));
  }

  /** Others look at the same tables. */
  @AfterEach
  void clearUp() {
    for (String sql :
        List.of(
            "delete from dead_letter where key = any($1) or jsonb_exists(headers, 'x-mutant')",
            "delete from parked where key = any($1)",
            "delete from gap where key = any($1)")) {
      OnContext.await(
          () -> transactions.inTransaction(tx -> tx.update(sql, (Object) keysOfMutants())));
    }
  }
}
