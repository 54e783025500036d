package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnAllOfPlumb
class WhenOneOfTwoReplicasDiesWithMailsUnderWayTest {
  private static final int ORDERS = 40;

  /** Of each replica: {@code plumb.effect.provider.mail.concurrency}. */
  private static final int AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Plumb plumb;
  private final MailServer mails;
  private final Rows rows;
  private final Replica second;

  WhenOneOfTwoReplicasDiesWithMailsUnderWayTest(Plumb plumb, MailServer mails) {
    this.plumb = plumb;
    this.mails = mails;
    this.rows = new Rows(plumb.database(Application.ORDER));
    this.second = plumb.replicas(Application.ORDER).getLast();
  }

  @AfterEach
  void everythingRunsAgain() {
    mails.line().goOn();
    rows.change("delete from effect_trouble where provider = 'mail'");
    if (!second.isAlive()) {
      second.start();
    }
  }

  @Test
  void noMailIsSentTwiceAndWhatNobodyKnowsOfWaitsForAPerson() {
    rows.change("insert into effect_trouble (provider, held_at) values ('mail', now())");
    List<String> orders = Stream.generate(this::place).limit(ORDERS).toList();
    until(() -> those("state = 'PENDING'").size() == 2 * ORDERS);
    mails.line().stop();
    operator("POST", "/ops/providers/mail/release", null);
    until(() -> mails.line().held() == 2 * AT_ONCE);
    List<Set<String>> ofEachReplica = underWay();
    assertThat(ofEachReplica).extracting(Set::size).containsExactly(AT_ONCE, AT_ONCE);

    Progress.say("kill -9 %s with %d mails under way".formatted(second.name(), AT_ONCE));
    second.kill();
    mails.line().goOn();

    until(() -> those("state = 'CONFIRMED'").size() == 2 * (ORDERS - AT_ONCE));
    until(() -> waiting().size() == AT_ONCE);
    assertThat(waiting().keySet()).isIn(ofEachReplica);
    assertThat(mails.taken()).doesNotHaveDuplicates();
    second.start();
    waiting().forEach(this::settleAsThePostboxSays);
    Invariants.hold(plumb);
    assertThat(mails.taken())
        .containsExactlyInAnyOrderElementsOf(
            orders.stream().flatMap(WhenOneOfTwoReplicasDiesWithMailsUnderWayTest::both).toList());
  }

  private String place() {
    Shop shop = new Shop(plumb);
    Map<String, Object> basket = new HashMap<>(shop.basket(Shop.GOOD_CARD, "SKU-1"));
    basket.put("customerEmail", UUID.randomUUID() + "@example.com");
    return shop.place(basket).path("orderId").asText();
  }

  private static Stream<String> both(String order) {
    return Stream.of(MailServer.id(order, "confirmed"), MailServer.id(order, "shipped"));
  }

  private List<Set<String>> underWay() {
    return rows
        .words("select distinct claimed_by from effect where claimed_by is not null")
        .stream()
        .<Set<String>>map(who -> new HashSet<>(those("claimed_by = '" + who + "'")))
        .toList();
  }

  /** Ids of mails to those who gave an address. */
  private List<String> those(String condition) {
    return rows.words(
        """
        select id::text from effect
        where kind = 'mail.send' and key in (select order_id from customer_email) and %s
        """
            .formatted(condition));
  }

  /** The mails' {@code Message-ID} by their effects' ids. */
  private Map<String, String> waiting() {
    Map<String, String> waiting = new HashMap<>();
    operator("GET", "/ops/effects?state=waiting&provider=mail&limit=500", null)
        .body()
        .get("effects")
        .forEach(
            effect ->
                waiting.put(
                    effect.get("id").asText(),
                    MailServer.id(
                        effect.get("key").asText(),
                        effect.get("purpose").asText().toLowerCase(Locale.ROOT))));
    return waiting;
  }

  private void settleAsThePostboxSays(String effect, String mail) {
    String verdict = mails.taken().contains(mail) ? "done" : "again";
    operator(
        "POST",
        "/ops/effects/" + effect + "/settle",
        Map.of("as", verdict, "reason", "looked into the postbox"));
  }

  private Http.Answer operator(String method, String path, Object body) {
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + plumb.opsToken(), "X-Operator", "ada");
    Http.Answer answer = plumb.http(Application.ORDER).send(method, path, body, headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private static void until(Callable<Boolean> condition) {
    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
  }
}
