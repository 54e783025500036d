package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.local.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** By each service to each other one, twice, the second time with no event id remembered. */
@OnAllOfPlumb
class WhenTheWholeHistoryIsReplayedTest {
  private static final int ORDERS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Map<Application, String> STATE =
      Map.of(
          Application.ORDER, "select concat(o.xmin, ' ', o) from orders o",
          Application.BILLING, "select concat(p.xmin, ' ', p) from payment p",
          Application.SHIPPING, "select concat(s.xmin, ' ', s) from shipment s");

  private final Plumb plumb;

  WhenTheWholeHistoryIsReplayedTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @Test
  void nothingChangesAndNobodyOutsideIsCalled() {
    Progress.say("placing " + ORDERS + " orders");
    new Traffic(ORDERS, 11, PATIENCE).experiences(plumb, Progress.of(ORDERS));
    Invariants.hold(plumb);
    List<String> before = everything();

    replayAll();
    Application.SERVICES.forEach(service -> rows(service).change("delete from inbox"));
    replayAll();

    assertThat(everything()).isEqualTo(before);
    Invariants.hold(plumb);
  }

  private void replayAll() {
    List<Runnable> running = new ArrayList<>();
    for (Application producer : Application.SERVICES) {
      for (Application consumer : Application.SERVICES) {
        if (producer != consumer) {
          running.add(replay(producer, consumer));
        }
      }
    }
    running.forEach(Runnable::run);
    Awaitility.await("the queues are empty")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(new EmptyQueues(plumb).broken()).isEmpty());
  }

  /** What waits for its end. */
  private Runnable replay(Application producer, Application consumer) {
    Http.Answer begun =
        ask(
            producer,
            "POST",
            "/ops/replays",
            Map.of(
                "stream",
                stream(producer),
                "consumer",
                consumer.title(),
                "all",
                true,
                "eventsPerSecond",
                5000));
    assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    String path = "/ops/replays/" + begun.body().path("id").asText();
    return () ->
        Awaitility.await(path)
            .atMost(PATIENCE)
            .untilAsserted(
                () -> {
                  JsonNode replay = ask(producer, "GET", path, null).body();
                  assertThat(replay.path("state").asText()).as(replay + "").isEqualTo("DONE");
                  assertThat(replay.path("published")).isEqualTo(replay.path("events"));
                });
  }

  private Http.Answer ask(Application service, String method, String path, Object body) {
    return plumb
        .http(service)
        .send(
            method,
            path,
            body,
            Map.of("Authorization", "Bearer " + plumb.opsToken(), "X-Operator", "test"));
  }

  /** Rows with the transaction that wrote them, and what provider and carrier know. */
  private List<String> everything() {
    List<String> all = new ArrayList<>();
    for (Application service : Application.SERVICES) {
      for (String query :
          List.of(
              STATE.get(service),
              "select concat(e.xmin, ' ', e) from effect e",
              "select concat(w.xmin, ' ', w) from watermark w",
              "select 'logged ' || count(*) from event_log",
              "select 'refused ' || count(*) from refusal")) {
        rows(service).words(query).stream().sorted().forEach(all::add);
      }
    }
    all.add(ledger().toString());
    return all;
  }

  /** Without the count of reads, which the auditor raises. */
  private JsonNode ledger() {
    ObjectNode ledger = (ObjectNode) plumb.http(Application.SANDBOX).get("/ledger").body();
    ledger.withObject("/requests").remove("reads");
    return ledger;
  }

  private Rows rows(Application service) {
    return new Rows(plumb.database(service));
  }

  private static String stream(Application producer) {
    return switch (producer) {
      case ORDER -> "order";
      case BILLING -> "payment";
      case SHIPPING -> "shipment";
      case AUDITOR, SANDBOX ->
          throw new IllegalArgumentException(producer.title() + " publishes nothing");
    };
  }
}
