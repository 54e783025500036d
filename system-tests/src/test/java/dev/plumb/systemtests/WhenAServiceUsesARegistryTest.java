package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.SchemaVersion;
import dev.plumb.eventing.wire.CloudEventHeaders;
import dev.plumb.local.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shipping, which writes the stream shipment and reads OrderConfirmed. */
@ExtendWith(ARegistry.class)
class WhenAServiceUsesARegistryTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Contracts CONTRACTS = Contracts.load();

  private final ARegistry.Registry registry;

  WhenAServiceUsesARegistryTest(ARegistry.Registry registry) {
    this.registry = registry;
  }

  @BeforeEach
  void forgetAll() {
    registry.forgetAll();
  }

  @AfterEach
  void thaw() {
    registry.thaw();
  }

  @Test
  void itDoesNotStartBeforeItsSchemasArePublished() throws IOException {
    List<SchemaVersion> all = SchemaVersion.all();
    registry.publish(all.stream().filter(it -> !it.path().contains("shipment-lost")).toList());

    assertThatThrownBy(() -> start("unpublished")).hasMessageContaining("Did not start");

    String log =
        Files.readString(registry.backends().folder().resolve("unpublished").resolve("log"));
    assertThat(log)
        .contains("shipment/shipment-lost/v1 is not registered")
        .contains("deploy/local/plumb contracts publish --registry " + registry.server().url())
        .doesNotContain("shipment/shipment-prepared/v1", "order/order-placed");
  }

  @Test
  void itWaitsForARegistryThatIsAwayAndEndsIfThatThenHasNothing() {
    registry.freeze();
    try (LoneService service = start("waiting")) {
      service.waitsFor("the schema registry", "has not answered within", "plumb.registry.url");
      assertThat(service.http().get("/shipments/" + UUID.randomUUID()).status()).isEqualTo(503);

      registry.thaw();

      service.ends();
      assertThat(service.log())
          .contains("shipment/shipment-prepared/v1 is not registered", "contracts publish");
    }
  }

  @Test
  void anOutageStopsNobodyWhoRunsAndANewerSchemaIsFetched() {
    registry.publishAll();
    registry.freeze();
    try (LoneService service = start("running");
        Broker broker = new Broker(registry.backends().rabbit())) {
      service.waitsFor("the schema registry");
      UUID early = UUID.randomUUID();
      Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> confirm(broker, early));
      assertThat(service.http().get("/shipments/" + early).status()).isEqualTo(503);
      Awaitility.await()
          .during(Duration.ofSeconds(1))
          .atMost(SOON)
          .ignoreExceptions()
          .until(() -> rows("watermark", early) == 0);

      registry.thaw();
      service.becomesReady();
      becomes("watermark", early);

      NewerConfirmation newer = new NewerConfirmation("note");
      registry.publish(List.of(newer.version("v1.1")));
      UUID found = UUID.randomUUID();
      publish(broker, found, newer.message(found));
      becomes("watermark", found);

      registry.freeze();
      UUID unknown = UUID.randomUUID();
      publish(broker, unknown, new NewerConfirmation("other").message(unknown));
      UUID known = UUID.randomUUID();
      confirm(broker, known);
      UUID learned = UUID.randomUUID();
      publish(broker, learned, newer.message(learned));
      becomes("watermark", known);
      becomes("watermark", learned);
      becomes("dead_letter", unknown);
      assertThat(database().words("select reason from dead_letter where key = '" + unknown + "'"))
          .singleElement()
          .asString()
          .contains("unknown schema", "has not answered within");
      assertThat(database().words("select key::text from dead_letter"))
          .containsExactly(unknown.toString());
      service.becomesReady();
    }
  }

  private LoneService start(String name) {
    registry.backends().postgres().createDatabase(name);
    registry.backends().rabbit().createVirtualHost(name);
    return LoneService.start(registry.backends(), name, settings(name));
  }

  private Map<String, String> settings(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PLUMB_REGISTRY_URL", registry.server().url());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", registry.backends().postgres().jdbcUrl(name));
    settings.put(
        "QUARKUS_DATASOURCE_REACTIVE_URL", registry.backends().postgres().reactiveUrl(name));
    // The usual one where something is published past the service.
    settings.put("RABBITMQ_VIRTUAL_HOST", name.equals("running") ? "/" : name);
    return settings;
  }

  /** In the version that every build has. */
  private static boolean confirm(Broker broker, UUID order) {
    publish(
        broker,
        order,
        CONTRACTS.encode(
            NewerConfirmation.TYPE,
            Map.of("orderId", order, "currency", "EUR", "authorizedTotal", 1L)));
    return true;
  }

  private static void publish(Broker broker, UUID order, byte[] body) {
    Map<String, Object> headers =
        CloudEventHeaders.of(
            UUID.randomUUID(),
            "/plumb/order",
            "order",
            order,
            1,
            1,
            NewerConfirmation.TYPE,
            "contracts/order/order-confirmed/v1",
            Instant.now(),
            null);
    broker.publish("order", order.toString(), headers, body);
  }

  private void becomes(String table, UUID order) {
    Awaitility.await().atMost(SOON).until(() -> rows(table, order) == 1);
  }

  private long rows(String table, UUID order) {
    return Long.parseLong(
        database()
            .words("select count(*) from %s where key = '%s'".formatted(table, order))
            .getFirst());
  }

  private Rows database() {
    return new Rows(new Database(registry.backends().postgres(), "running"));
  }
}
