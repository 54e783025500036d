package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.eventing.topology.Permissions;
import dev.plumb.eventing.topology.ServiceTopology;
import dev.plumb.eventing.topology.Topology;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import dev.plumb.local.Replica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tables and topology were made before, by others; each service has a database role and a broker
 * user of its own.
 */
class WhenServicesMayDoTheLeastTest {

  private static final int PARTITIONS = 8;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Map<Application, String> TABLES =
      Map.of(
          Application.ORDER,
          """
          customer_email SELECT INSERT
          http_answer SELECT INSERT DELETE
          orders SELECT INSERT UPDATE
          """,
          Application.BILLING,
          """
          payment SELECT INSERT UPDATE
          """,
          Application.SHIPPING,
          """
          carrier_report SELECT INSERT
          shipment SELECT INSERT UPDATE
          """);

  private static final String ALLOWED =
      """
      select concat(c.relname, ' ', string_agg(p.privilege, ' ' order by p.place))
      from pg_class c
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
        with ordinality as p(privilege, place)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and has_table_privilege('%s', c.oid, p.privilege)
        and c.relname = any(string_to_array('%s', ' '))
      group by c.relname order by c.relname
      """;

  private static Plumb plumb;

  @BeforeAll
  static void start() throws IOException {
    // Services append to logs, and refusals are looked for in them.
    Path logs =
        Files.createTempDirectory(Path.of("target").toAbsolutePath(), "least-privilege-logs-");
    Progress.say("starting services that may do the least, logs in " + logs);
    plumb = Plumb.start(PlumbOptions.quiet(logs).withSettings(Map.of("PLUMB_PREPARE", "never")));
  }

  @AfterAll
  static void end() {
    plumb.close();
  }

  @Test
  void ordersAreDeliveredAndWhatIsLostComesBack() {
    Shop shop = new Shop(plumb);
    String usual = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
    shop.awaitOrder(usual, "DELIVERED");
    List<Replica> shipping = plumb.replicas(Application.SHIPPING);
    Replicas.kill(shipping);
    String lost = shop.place(shop.basket(Shop.GOOD_CARD, "SKU-1")).get("orderId").asText();
    shop.awaitOrder(lost, "CONFIRMED");
    Awaitility.await("all that order has to say is on the broker")
        .atMost(PATIENCE)
        .until(() -> plumb.database(Application.ORDER).number("select count(*) from outbox") == 0);
    try (Broker broker = new Broker(plumb.backends().rabbit())) {
      assertThat(IntStream.range(0, PARTITIONS).map(i -> broker.purge("shipping.order." + i)).sum())
          .isGreaterThanOrEqualTo(2);
    }

    Replicas.start(shipping);

    shop.awaitOrder(lost, "DELIVERED");
    replay();
    assertThat(refusals()).isEmpty();
  }

  @Test
  void preparingAgainBesideThemDoesNoHarm() {
    List<String> printed =
        List.of(Application.SHIPPING, Application.SHIPPING).parallelStream()
            .map(plumb::prepare)
            .toList();

    assertThat(printed)
        .allSatisfy(
            lines ->
                assertThat(lines)
                    .contains("In the database is db/migration/V1__shipments.sql")
                    .contains("Role shipping has its")
                    .contains("On the broker is queue shipping.order.7")
                    .contains("Everything is prepared")
                    .doesNotContain("Listening on", "Waits for", "ERROR"));
    assertThat(plumb.replicas(Application.SHIPPING)).allMatch(Replica::isAlive);
  }

  @Test
  void aServicesTablesAreItsRolesToUseAsFarAsItNeeds() {
    TABLES.forEach(
        (service, expected) -> {
          String tables = String.join(" ", expected.lines().map(it -> it.split(" ")[0]).toList());
          assertThat(
                  new Rows(plumb.database(service))
                      .words(ALLOWED.formatted(service.title(), tables)))
              .containsExactlyElementsOf(expected.lines().toList());
        });
  }

  @Test
  void theBrokersRightsAreThoseThatTheCodeNeeds() throws IOException {
    List<JsonNode> written = new ArrayList<>();
    new ObjectMapper()
        .readTree(PlumbOptions.repository().resolve("deploy/broker/rights.json").toFile())
        .get("permissions")
        .forEach(written::add);

    assertThat(written.stream().map(JsonNode::toString))
        .containsExactlyElementsOf(
            List.of(
                    topology("order", "order", "payment", "shipment"),
                    topology("billing", "payment", "order", "shipment"),
                    topology("shipping", "shipment", "order", "payment"))
                .stream()
                .flatMap(
                    each ->
                        List.of(
                            user(each.service(), each.toRun()),
                            user(each.service() + "-topology", each.toPrepare()))
                            .stream())
                .map(JsonNode::toString)
                .toList());
  }

  private static JsonNode user(String name, Permissions permissions) {
    return new ObjectMapper()
        .createObjectNode()
        .put("user", name)
        .put("vhost", "/")
        .put("configure", permissions.configure())
        .put("write", permissions.write())
        .put("read", permissions.reading());
  }

  private static ServiceTopology topology(String service, String told, String... heard) {
    return new ServiceTopology(
        service,
        List.of(told),
        List.of(heard).stream()
            .map(stream -> new Topology(service, stream, PARTITIONS, "x-consistent-hash"))
            .toList());
  }

  private static void replay() {
    Map<String, String> operator =
        Map.of("Authorization", "Bearer " + plumb.opsToken(), "X-Operator", "test");
    Http order = plumb.http(Application.ORDER);
    String id =
        order
            .send(
                "POST",
                "/ops/replays",
                Map.of("stream", "order", "consumer", "billing", "all", true),
                operator)
            .body()
            .path("id")
            .asText();
    Awaitility.await("replay")
        .atMost(PATIENCE)
        .until(
            () ->
                "DONE"
                    .equals(
                        order
                            .send("GET", "/ops/replays/" + id, null, operator)
                            .body()
                            .path("state")
                            .asText()));
  }

  /** What database or broker did not let a service do. */
  private static List<String> refusals() {
    return Application.SERVICES.stream()
        .flatMap(service -> plumb.replicas(service).stream())
        .flatMap(replica -> log(replica).lines())
        .filter(line -> line.contains("permission denied") || line.contains("ACCESS_REFUSED"))
        .toList();
  }

  private static String log(Replica replica) {
    try {
      return Files.readString(replica.log());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
