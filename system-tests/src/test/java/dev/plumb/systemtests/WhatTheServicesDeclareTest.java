package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.contracts.PublishedEvent;
import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.systemtests.documents.AsyncApiLint;
import dev.plumb.systemtests.documents.BrokerTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The services' AsyncAPI documents beside the standard, the contracts and the broker. */
@OnAllOfPlumb
class WhatTheServicesDeclareTest {

  private static final Map<String, Application> PRODUCERS =
      Map.of(
          "order", Application.ORDER,
          "payment", Application.BILLING,
          "shipment", Application.SHIPPING);

  private final Plumb plumb;

  WhatTheServicesDeclareTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void isWellFormedAndSaysEverything(Application service) {
    assertThat(new AsyncApiLint(document(service)).objections()).isEmpty();
  }

  @Test
  void isWhatTheBrokerHasAndNothingElse() {
    List<JsonNode> documents = Application.SERVICES.stream().map(this::document).toList();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(BrokerTopology.live(plumb.backends().rabbit()))
                    .isEqualTo(BrokerTopology.declared(documents)));
  }

  @Test
  void describesEachEventAsItsContractDoes() throws Exception {
    ObjectMapper json = new ObjectMapper();
    for (Application service : Application.SERVICES) {
      JsonNode messages = document(service).at("/components/messages");
      for (String stream : PRODUCERS.keySet()) {
        for (PublishedEvent event : PublishedEvent.of(stream)) {
          JsonNode message = messages.path(event.wireType());
          if (!message.isMissingNode()) {
            assertThat(message.at("/payload/schema")).isEqualTo(json.readTree(event.schema()));
            assertThat(message.at("/examples/0/payload")).isEqualTo(json.readTree(event.example()));
          }
        }
      }
    }
  }

  @Test
  void isHeardByEverybodyWhoListens() {
    Map<String, List<String>> unheard = new TreeMap<>();
    PRODUCERS.forEach(
        (stream, producer) -> {
          List<String> said = messages(producer, "publish-" + stream);
          assertThat(said).isNotEmpty();
          for (Application consumer : Application.SERVICES) {
            List<String> heard = messages(consumer, "consume-" + stream);
            List<String> missed = new ArrayList<>(said);
            missed.removeAll(heard);
            if (consumer != producer && !missed.isEmpty()) {
              unheard.put(consumer + " of " + producer, missed);
            }
          }
        });

    assertThat(unheard).isEmpty();
  }

  private List<String> messages(Application service, String operation) {
    return document(service)
        .at("/operations/" + operation + "/messages")
        .valueStream()
        .map(message -> message.get("$ref").asText().replaceAll(".*/", ""))
        .toList();
  }

  private JsonNode document(Application service) {
    return plumb.http(service).get("/asyncapi").body();
  }
}
