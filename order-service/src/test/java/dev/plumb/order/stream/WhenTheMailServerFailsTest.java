package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.placedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.plumb.order.Logged;
import dev.plumb.order.Postbox;
import dev.plumb.order.SmtpLine.Fault;
import dev.plumb.order.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(Postbox.class)
class WhenTheMailServerFailsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LONGER_THAN_ANY_RETRY = Duration.ofSeconds(2);

  private final String customer = UUID.randomUUID() + "@example.com";

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @ParameterizedTest
  @EnumSource(names = {"LATER", "CUT_AT_DATA", "SILENT_AT_DATA"})
  void whatItCantHaveTakenIsSentAgainUntilItTakesIt(Fault fault) {
    Postbox.faults(customer, fault, fault);
    UUID order = confirmed();

    untilState(order, "CONFIRMED");

    assertThat(Postbox.tries(customer)).isEqualTo(3);
    assertThat(Postbox.taken(customer)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT_BEFORE_IT_IS_TAKEN", "CUT_AFTER_THE_TEXT", "SILENT_AFTER_THE_TEXT"})
  void whatItMayHaveTakenWaitsForAPersonAndIsNotSentAgain(Fault fault) {
    Postbox.faults(customer, fault);
    UUID order = confirmed();

    untilItWaits(order);

    await().during(LONGER_THAN_ANY_RETRY).until(() -> Postbox.tries(customer) == 1);
    assertThat(Postbox.taken(customer)).hasSize(fault == Fault.CUT_BEFORE_IT_IS_TAKEN ? 0 : 1);
  }

  @Test
  void aPersonHasItSentAgainOrSaysThatItWentOut() {
    Postbox.faults(customer, Fault.CUT_BEFORE_IT_IS_TAKEN, Fault.CUT_AFTER_THE_TEXT);
    UUID order = confirmed();
    untilItWaits(order);
    upstream.shipment(order, 1, "shipment-dispatched", Upstream.dispatched("T-1"));
    Operators.get("/ops/effects?key=" + order)
        .body("effects[0].behind", equalTo(List.of("mail.send SHIPPED")))
        .body("effects[0].lastError", notNullValue());

    settle(order, "again").body("change", equalTo("it is called again"));

    await().atMost(PATIENCE).until(() -> Postbox.tries(customer) == 2);
    untilItWaits(order);
    settle(order, "done").body("next", equalTo("mail.send SHIPPED"));
    await().atMost(PATIENCE).until(() -> Postbox.taken(customer).size() == 2);
    assertThat(Postbox.tries(customer)).isEqualTo(3);
  }

  private ValidatableResponse settle(UUID order, String verdict) {
    Object id = tables.column("select id from effect where key = ? order by id", order).getFirst();
    return Operators.settle(id, verdict).statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "REFUSED_AFTER_THE_TEXT"})
  void whatItRefusesIsNotSentAgainAndItsWordsAreNeitherKeptNorLogged(Fault fault) {
    Postbox.faults(customer, Fault.LATER, fault);
    try (Logged logged = new Logged()) {
      UUID order = confirmed();

      untilState(order, "REFUSED");
      assertThat(logged.lines())
          .anyMatch(line -> line.contains(order.toString()) && line.contains("SMTP 451"))
          .noneMatch(line -> line.contains(customer));
      assertThat(tables.column("select answer::text from effect where key = ?", order))
          .singleElement()
          .asString()
          .contains(fault == Fault.REFUSED ? "SMTP 550" : "SMTP 554")
          .doesNotContain(customer);
    }
    await().during(LONGER_THAN_ANY_RETRY).until(() -> Postbox.tries(customer) == 2);
  }

  @Test
  void whoIsNotLetInTriesAgain() {
    Postbox.turnAway(2);
    UUID order = confirmed();

    untilState(order, "CONFIRMED");
    assertThat(Postbox.tries(customer)).isOne();
    assertThat(tables.column("select attempts > 2 from effect where key = ?", order))
        .containsExactly(true);
  }

  @Test
  void whatIsDueWhileItIsDownIsSentOnceItIsBack() {
    Postbox.down();
    UUID order;
    try {
      order = confirmed();
      await()
          .atMost(PATIENCE)
          .until(
              () -> tables.column("select attempts > 1 from effect where key = ?", order),
              List.of(true)::equals);
    } finally {
      Postbox.up();
    }

    untilState(order, "CONFIRMED");
    assertThat(Postbox.tries(customer)).isOne();
  }

  /** As a replica leaves it that is killed while the mail is under way. */
  @Test
  void whatADeadReplicaHadUnderWayWaitsForAPerson() {
    UUID order = placedBy(customer);
    leftInFlight(order);

    untilItWaits(order);

    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    await().during(LONGER_THAN_ANY_RETRY).until(() -> Postbox.tries(customer) == 0);
  }

  @Test
  void whatADeadReplicaHadForNobodyIsSettled() {
    UUID order = placed();
    leftInFlight(order);

    untilState(order, "CONFIRMED");
  }

  private void leftInFlight(UUID order) {
    tables.execute(
        """
        insert into effect (kind, key, purpose, request, state, attempts, claimed_by, first_sent_at)
        values ('mail.send', ?, 'CONFIRMED', '{}', 'IN_FLIGHT', 1, 'dead', now())
        """,
        order);
  }

  private UUID confirmed() {
    UUID order = placedBy(customer);
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
    return order;
  }

  private void untilState(UUID order, String state) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> tables.column("select state from effect where key = ?", order),
            List.of(state)::equals);
  }

  private void untilItWaits(UUID order) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                tables.column(
                    """
                    select 1 from effect
                    where key = ? and state = 'UNKNOWN' and next_attempt_at = 'infinity'
                    order by id
                    """,
                    order),
            List.of(1)::equals);
  }
}
