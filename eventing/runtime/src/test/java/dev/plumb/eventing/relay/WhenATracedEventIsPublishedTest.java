package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.trace.EventSpans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenATracedEventIsPublishedTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CAUSE = "b7ad6b7169203331";
  private static final String SAMPLED = "00-" + TRACE + "-" + CAUSE + "-01";
  private static final String NOT_SAMPLED = "00-" + TRACE + "-" + CAUSE + "-00";

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final PublishSpans spans =
      new PublishSpans(
          new EventSpans(
              OpenTelemetrySdk.builder()
                  .setTracerProvider(
                      SdkTracerProvider.builder()
                          .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                          .build())
                  .build()));

  @Test
  void theSpanLastsUntilTheBrokerConfirms() {
    spans.begin(1, event(SAMPLED));
    assertThat(exporter.getFinishedSpanItems()).isEmpty();

    spans.acked(1, false);

    SpanData span = finished();
    assertThat(span.getName()).isEqualTo("publish order");
    assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(CAUSE);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void theMessageGoesOnInTheSpan() {
    String sent = spans.begin(1, event(SAMPLED));
    spans.acked(1, false);

    assertThat(sent).isEqualTo("00-" + TRACE + "-" + finished().getSpanId() + "-01");
  }

  @Test
  void oneAnswerMayBeForMany() {
    for (int tag = 1; tag <= 4; tag++) {
      spans.begin(tag, event(SAMPLED));
    }

    spans.acked(3, true);

    assertThat(exporter.getFinishedSpanItems()).hasSize(3);
  }

  @Test
  void whatWasReturnedIsNoSuccessThoughConfirmed() {
    OutboxEvent event = event(SAMPLED);
    spans.begin(1, event);

    spans.returned(event.id().toString());
    spans.acked(1, false);

    assertThat(error()).isEqualTo("returned");
  }

  @Test
  void whatWasRefusedOrNotAnsweredSaysSo() {
    spans.begin(1, event(SAMPLED));
    spans.nacked(1, false);
    assertThat(error()).isEqualTo("nacked");

    exporter.reset();
    spans.begin(2, event(SAMPLED));
    spans.closed();
    assertThat(error()).isEqualTo("unanswered");
  }

  @Test
  void whatNobodyRecordsIsSentAsItIs() {
    assertThat(spans.begin(1, event(NOT_SAMPLED))).isEqualTo(NOT_SAMPLED);
    assertThat(spans.begin(2, event(null))).isNull();

    spans.acked(2, true);

    assertThat(exporter.getFinishedSpanItems()).isEmpty();
  }

  private SpanData finished() {
    assertThat(exporter.getFinishedSpanItems()).hasSize(1);
    return exporter.getFinishedSpanItems().getFirst();
  }

  private String error() {
    assertThat(finished().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    return finished().getAttributes().get(AttributeKey.stringKey("error.type"));
  }

  private static OutboxEvent event(String traceparent) {
    return new OutboxEvent(
        1,
        0,
        "order",
        UUID.randomUUID(),
        1,
        UUID.randomUUID(),
        "order.order-placed.v1",
        "contracts/order/order-placed/v1",
        Instant.EPOCH,
        traceparent,
        new byte[0],
        1);
  }
}
