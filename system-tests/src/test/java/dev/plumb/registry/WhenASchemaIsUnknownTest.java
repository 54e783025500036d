package dev.plumb.registry;

import static dev.plumb.systemtests.NewerConfirmation.TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.UnreadableEvent;
import dev.plumb.contracts.registry.RegistryAddress;
import dev.plumb.contracts.registry.SchemaRegistry;
import dev.plumb.eventing.inbox.Awaiting;
import dev.plumb.local.Http;
import dev.plumb.systemtests.ARegistry;
import dev.plumb.systemtests.NewerConfirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ARegistry.class)
class WhenASchemaIsUnknownTest {
  private static final UUID ORDER = UUID.randomUUID();
  private static final Duration REST = Duration.ofSeconds(10);
  private static final Duration UNKNOWN_FOR = Duration.ofMinutes(1);

  private final ARegistry.Registry registry;
  private final AtomicLong nanos = new AtomicLong();
  private final CountingLine line;
  private final Contracts contracts;

  WhenASchemaIsUnknownTest(ARegistry.Registry registry) {
    this.registry = registry;
    this.line = new CountingLine(registry.server().url());
    this.contracts = contracts(Duration.ofSeconds(30));
  }

  @BeforeEach
  void publish() {
    registry.forgetAll();
    registry.publish(List.of(NewerConfirmation.known()));
  }

  @AfterEach
  void close() {
    line.close();
  }

  @Test
  void itIsFetchedOnceHoweverManyWantIt() throws Exception {
    NewerConfirmation newer = new NewerConfirmation("note");
    registry.publish(List.of(newer.version("v1.1")));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(threads.submit(() -> decode(contracts, newer.message(ORDER))));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    assertThat(line.searches()).isEqualTo(1);
    assertThat(line.all()).isEqualTo(2);
    nanos.addAndGet(UNKNOWN_FOR.toNanos());
    decode(contracts, newer.message(ORDER));
    assertThat(line.all()).isEqualTo(2);
  }

  @Test
  void whatTheRegistryDoesNotHaveIsAskedForAgainOnlyAfterAWhile() {
    NewerConfirmation newer = new NewerConfirmation("note");
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> decode(contracts, newer.message(ORDER)))
          .isInstanceOf(UnreadableEvent.class)
          .hasMessageContaining("unknown schema %016x".formatted(newer.fingerprint()))
          .hasMessageContaining("the registry does not have it");
    }
    assertThat(line.all()).isEqualTo(1);

    registry.publish(List.of(newer.version("v1.1")));
    nanos.addAndGet(UNKNOWN_FOR.toNanos());

    decode(contracts, newer.message(ORDER));
  }

  @Test
  void aStrangerWhoInventsFingerprintsIsSoonIgnored() {
    for (int i = 0; i < 50; i++) {
      byte[] message = new NewerConfirmation("invented" + i).message(ORDER);
      assertThatThrownBy(() -> decode(contracts, message)).isInstanceOf(UnreadableEvent.class);
    }

    assertThat(line.all()).isEqualTo(FetchedSchemas.MOST_UNKNOWN);
  }

  @Test
  void anotherSchemaUnderItsLabelIsNotBelieved() {
    NewerConfirmation wanted = new NewerConfirmation("note");
    label(new NewerConfirmation("other").json(), wanted.fingerprint());

    assertThatThrownBy(() -> decode(contracts, wanted.message(ORDER)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("has the fingerprint");
  }

  @Test
  void oneThatIsFarTooLongIsNotRead() {
    String json =
        new NewerConfirmation("note")
            .json()
            .replaceFirst("\"doc\": \"", "\"doc\": \"" + "long ".repeat(60_000));
    registry.publish(List.of(new SchemaVersion("order/order-confirmed/v1.1", json)));

    assertThatThrownBy(() -> decode(contracts, new NewerConfirmation("note").message(ORDER)))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("characters, more than");
  }

  @Test
  void aRegistryThatIsAwayIsNamedAndLeftAloneForAWhile() {
    NewerConfirmation newer = new NewerConfirmation("note");
    registry.publish(List.of(newer.version("v1.1")));
    line.down(true);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> decode(contracts, newer.message(ORDER)))
          .isInstanceOf(UnreadableEvent.class)
          .hasMessageContaining("answers with status 503");
    }
    line.down(false);
    assertThatThrownBy(() -> decode(contracts, newer.message(ORDER)))
        .isInstanceOf(UnreadableEvent.class);
    assertThat(line.all()).isEqualTo(1);

    nanos.addAndGet(REST.toNanos());

    decode(contracts, newer.message(ORDER));
  }

  @Test
  void oneThatHangsHoldsUpNoLongerThanItsLimitAndWhatIsKnownNotAtAll() {
    Contracts hasty = contracts(Duration.ofMillis(300));
    byte[] known = Contracts.load().encode(TYPE, fields());
    registry.freeze();
    try {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> decode(hasty, new NewerConfirmation("note").message(ORDER)))
          .isInstanceOf(UnreadableEvent.class)
          .hasMessageContaining("has not answered within 300 ms");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      hasty.decode(TYPE, ORDER, known);
    } finally {
      registry.thaw();
    }
  }

  private Contracts contracts(Duration toAnswer) {
    SchemaRegistry client =
        new SchemaRegistry(new RegistryAddress(line.url(), Optional.empty(), toAnswer));
    return Contracts.forConsumer(
        "shipping", new FetchedSchemas(client, REST, UNKNOWN_FOR, nanos::get));
  }

  /** As the inbox does: again, once what was awaited is there. */
  private static void decode(Contracts contracts, byte[] message) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try {
                contracts.decode(TYPE, ORDER, message);
                return true;
              } catch (Awaiting notYet) {
                return false;
              }
            });
  }

  private static Map<String, Object> fields() {
    return Map.of("orderId", ORDER, "currency", "EUR", "authorizedTotal", 1L);
  }

  private void label(String json, long fingerprint) {
    Map<String, Object> version =
        Map.of(
            "version", "v1.1",
            "labels", Map.of("fingerprint", "%016x".formatted(fingerprint)),
            "content", Map.of("content", json, "contentType", "application/json"));
    int status =
        new Http(registry.server().url())
            .post(
                "/apis/registry/v3/groups/plumb/artifacts/" + TYPE + "/versions", version, Map.of())
            .status();
    assertThat(status).isEqualTo(200);
  }
}
