package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Experience;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import dev.plumb.local.Replica;
import dev.plumb.local.Traffic;
import dev.plumb.systemtests.Provider.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's guide, step by step, by the command line it shows; everything is the real thing. */
class WhenAServicesDatabaseIsPutBackTest {
  private static final int ORDERS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Plumb plumb;
  private CommandLine operator;

  @BeforeEach
  void start() {
    Path logs = Path.of("target", "put-back-logs").toAbsolutePath();
    Progress.say("starting one of each service, logs in " + logs);
    plumb = Plumb.start(PlumbOptions.quiet(logs));
    operator = new CommandLine(plumb);
  }

  @AfterEach
  void end() {
    plumb.close();
  }

  @Test
  void whatBillingForgotItHearsAgainAndNobodyIsChargedAgain() {
    Backup backup = backupInMidFlow(Application.BILLING);
    placeOrders();
    Invariants.hold(plumb);
    Map<String, Account> accounts = accounts();

    putBack(Application.BILLING, backup);

    awaitStop(Application.ORDER);
    awaitStop(Application.SHIPPING);
    assertThat(typed("status").output())
        .contains("order has stopped applying stream payment")
        .contains("shipping has stopped applying stream payment");
    assertThat(typed("history begin billing --reason 'restored to 10:40'").exitCode()).isZero();
    awaitNothing("select stream from upstream where stopped_at is not null");
    awaitNothing("select stream || ' ' || key from gap");
    awaitEmpty(() -> OrdersAgree.of(plumb).broken());
    awaitEmpty(() -> new NothingWaits(plumb).broken());
    assertThat(accounts()).isEqualTo(accounts);
    awaitEmpty(() -> refused("audit"));
    placeOrders();
    awaitEmpty(() -> OrdersAgree.of(plumb).broken());
  }

  @Test
  void ordersThatNobodyCanTellOfAnyMoreAreNamedAndGivenUp() {
    Backup backup = backupInMidFlow(Application.ORDER);
    Shop shop = new Shop(plumb);
    List<String> young = Stream.generate(() -> delivered(shop)).limit(2).toList();
    Invariants.hold(plumb);
    Map<String, Account> accounts = accounts();

    putBack(Application.ORDER, backup);

    assertThat(typed("history begin order --reason 'restored to 10:40'").exitCode()).isZero();
    List<String> forgotten = forgotten(accounts.keySet());
    assertThat(forgotten).containsAll(young);
    for (Application consumer : List.of(Application.BILLING, Application.SHIPPING)) {
      Awaitility.await(consumer + " misses what is forgotten, and nothing else")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(missing(consumer)).containsExactlyInAnyOrderElementsOf(forgotten));
    }
    awaitNothing("select stream from upstream where stopped_at is not null");
    awaitEmpty(() -> notNamed(typed("audit").output()));
    for (String order : forgotten) {
      for (String consumer : List.of("billing", "shipping")) {
        String command = "gaps dismiss %s order %s --reason 'placed after 10:40'";
        awaitEmpty(() -> refused(command.formatted(consumer, order)));
      }
    }
    awaitNothing("select stream || ' ' || key from gap");
    assertThat(typed("gaps list").output()).contains("nothing is missing");
    assertThat(accounts()).isEqualTo(accounts);
    placeOrders();
  }

  private static String delivered(Shop shop) {
    String order = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
    shop.awaitOrder(order, "DELIVERED");
    return order;
  }

  private List<String> forgotten(Set<String> orders) {
    List<String> known = rows(Application.ORDER).words("select id::text from orders");
    return orders.stream().filter(order -> !known.contains(order)).toList();
  }

  private List<String> missing(Application consumer) {
    return rows(consumer).words("select key::text from gap where requests > 0");
  }

  /** Orders that don't agree, and that the auditor doesn't speak of. */
  private List<String> notNamed(String audit) {
    return OrdersAgree.of(plumb).broken().stream()
        .filter(broken -> !audit.contains(broken.substring("order ".length()).split(":")[0]))
        .toList();
  }

  /** One that holds orders in every state. */
  private Backup backupInMidFlow(Application service) {
    Crowd crowd = Crowd.of(ORDERS, 31, plumb);
    crowd.keepBusy(service, ORDERS);
    Replica replica = plumb.replicas(service).getFirst();
    replica.stop();
    Backup backup = Backup.of(plumb.database(service));
    replica.start();
    Progress.say("  has a backup of " + service.title());
    crowd.allGetTheirAnswer();
    return backup;
  }

  private void placeOrders() {
    Progress.say("  placing " + ORDERS + " more orders");
    assertThat(new Traffic(ORDERS, 32, PATIENCE).experiences(plumb, Progress.of(ORDERS)))
        .allMatch(Experience::isFinal);
  }

  private void putBack(Application service, Backup backup) {
    Replica replica = plumb.replicas(service).getFirst();
    replica.stop();
    backup.putBack();
    replica.start();
    Progress.say("  " + service.title() + " is at the backup");
  }

  private void awaitStop(Application consumer) {
    String stopped = "select stream from upstream where stopped_at is not null";
    Awaitility.await(consumer + " stops")
        .atMost(PATIENCE)
        .until(() -> !rows(consumer).words(stopped).isEmpty());
  }

  private void awaitNothing(String query) {
    awaitEmpty(
        () ->
            Application.SERVICES.stream()
                .flatMap(
                    service -> rows(service).words(query).stream().map(row -> service + ": " + row))
                .toList());
  }

  private static void awaitEmpty(Supplier<List<String>> wrong) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(wrong.get()).isEmpty());
  }

  private Map<String, Account> accounts() {
    return Provider.of(plumb.http(Application.SANDBOX)).orders();
  }

  private List<String> refused(String command) {
    CommandLine.Result result = typed(command);
    return result.exitCode() == 0 ? List.of() : List.of(result.output());
  }

  private CommandLine.Result typed(String command) {
    CommandLine.Result result = operator.run(CommandLine.PROGRAM + command);
    Progress.say("plumb " + command + "\n" + result.output().strip());
    return result;
  }

  private Rows rows(Application service) {
    return new Rows(plumb.database(service));
  }
}
