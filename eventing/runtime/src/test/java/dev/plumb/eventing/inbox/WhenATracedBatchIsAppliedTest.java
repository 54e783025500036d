package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.trace.EventSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenATracedBatchIsAppliedTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PUBLISHED = "b7ad6b7169203331";

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final EventSpans spans =
      new EventSpans(
          OpenTelemetrySdk.builder()
              .setTracerProvider(
                  SdkTracerProvider.builder()
                      .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                      .build())
              .build());
  private final ReceivedEvent sampled = event("01");
  private final ReceivedEvent notSampled = event("00");

  @Test
  void eachSampledEventIsInASpanUntilTheCommit() {
    TracedBatch traced = TracedBatch.of(batch(sampled, notSampled), spans);
    assertThat(exporter.getFinishedSpanItems()).isEmpty();

    traced.endWith(Uni.createFrom().voidItem()).await().indefinitely();

    assertThat(finished().getName()).isEqualTo("process order");
    assertThat(finished().getKind()).isEqualTo(SpanKind.CONSUMER);
    assertThat(finished().getTraceId()).isEqualTo(TRACE);
    assertThat(finished().getParentSpanId()).isEqualTo(PUBLISHED);
  }

  @Test
  void whatFollowsGoesOnInTheSpan() {
    TracedBatch traced = TracedBatch.of(batch(sampled, notSampled), spans);
    traced.endWith(Uni.createFrom().voidItem()).await().indefinitely();

    assertThat(traced.batch().events())
        .extracting(event -> event.traceparent().orElseThrow())
        .containsExactly(
            "00-" + TRACE + "-" + finished().getSpanId() + "-01",
            notSampled.traceparent().orElseThrow());
  }

  @Test
  void aBatchThatFailsSaysWith() {
    TracedBatch traced = TracedBatch.of(batch(sampled), spans);

    traced
        .endWith(Uni.createFrom().failure(new StoppingException()))
        .onFailure()
        .recoverWithNull()
        .await()
        .indefinitely();

    assertThat(finished().getAttributes().get(AttributeKey.stringKey("error.type")))
        .isEqualTo(StoppingException.class.getName());
  }

  @Test
  void aBatchThatNobodyRecordsIsLeftAsItIs() {
    EventBatch batch = batch(notSampled);

    TracedBatch traced = TracedBatch.of(batch, spans);

    assertThat(traced.batch()).isSameAs(batch);
    assertThat(traced.spans()).isEmpty();
  }

  private SpanData finished() {
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    return exporter.getFinishedSpanItems().getFirst();
  }

  private static EventBatch batch(ReceivedEvent... events) {
    return new EventBatch("order", List.of(events), List.of());
  }

  private static ReceivedEvent event(String flags) {
    return new ReceivedEvent(
        UUID.randomUUID(),
        "/plumb/order",
        "order",
        UUID.randomUUID(),
        1,
        "order.order-placed.v1",
        "contracts/order/order-placed/v1",
        Instant.EPOCH,
        Optional.of("00-" + TRACE + "-" + PUBLISHED + "-" + flags),
        new byte[0]);
  }
}
