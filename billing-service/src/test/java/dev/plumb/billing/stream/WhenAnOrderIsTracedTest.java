package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import dev.plumb.billing.PaidHere;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
@TestProfile(WhenAnOrderIsTracedTest.Recorded.class)
class WhenAnOrderIsTracedTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ORDER_SERVICES_SPAN = "00f067aa0ba902b7";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Upstream upstream;
  @Inject InMemorySpanExporter exporter;
  @Inject Config config;

  @Test
  void whatBillingDoesGoesOnInTheTraceFromTheOrderToItsOwnEvent() throws Exception {
    try (Connection connection = broker();
        Channel channel = connection.createChannel()) {
      channel.exchangeDeclare("payment", BuiltinExchangeType.FANOUT, true);
      String queue = channel.queueDeclare().getQueue();
      channel.queueBind(queue, "payment", "");

      upstream.placed(UUID.randomUUID(), "00-" + TRACE + "-" + ORDER_SERVICES_SPAN + "-01");

      GetResponse message = await().atMost(SOON).until(() -> get(channel, queue), Objects::nonNull);
      SpanData process = span("process order");
      SpanData publish = span("publish payment");
      assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
      assertThat(process.getParentSpanId()).isEqualTo(ORDER_SERVICES_SPAN);
      assertThat(process.getLinks())
          .singleElement()
          .satisfies(
              link -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(ORDER_SERVICES_SPAN));
      assertThat(publish.getKind()).isEqualTo(SpanKind.PRODUCER);
      assertThat(publish.getParentSpanId()).isEqualTo(process.getSpanId());
      assertThat(message.getProps().getHeaders().get("cloudEvents:traceparent"))
          .hasToString("00-" + TRACE + "-" + publish.getSpanId() + "-01");
    }
  }

  private SpanData span(String name) {
    List<SpanData> found =
        await()
            .atMost(SOON)
            .until(
                () ->
                    exporter.getFinishedSpanItems().stream()
                        .filter(span -> span.getTraceId().equals(TRACE))
                        .filter(span -> span.getName().equals(name))
                        .toList(),
                spans -> !spans.isEmpty());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static GetResponse get(Channel channel, String queue) throws IOException {
    return channel.basicGet(queue, true);
  }

  private Connection broker() throws IOException, TimeoutException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(config.getValue("rabbitmq-host", String.class));
    factory.setPort(config.getValue("rabbitmq-port", Integer.class));
    factory.setUsername(config.getValue("rabbitmq-username", String.class));
    factory.setPassword(config.getValue("rabbitmq-password", String.class));
    factory.setVirtualHost(config.getValue("rabbitmq-virtual-host", String.class));
    return factory.newConnection("test");
  }

  public static final class Recorded implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.otel.sdk.disabled", "false",
          "quarkus.otel.bsp.schedule.delay", "50ms");
    }
  }

  @Singleton
  static final class Exporter {

    @Produces
    @Singleton
    InMemorySpanExporter exporter() {
      return InMemorySpanExporter.create();
    }
  }
}
