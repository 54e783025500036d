package dev.plumb.eventing.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.inbox.UnreadableDelivery;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenHeadersAreReadTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final ReceivedEvent event =
      new ReceivedEvent(
          UUID.randomUUID(),
          "/plumb/billing",
          "payment",
          UUID.randomUUID(),
          7,
          3,
          "payment.payment-captured.v1",
          "contracts/payment/payment-captured/v1",
          Instant.parse("2026-01-02T03:04:05.678Z"),
          Optional.of(TRACE),
          new byte[] {1});
  private final Map<String, Object> headers =
      new HashMap<>(
          CloudEventHeaders.of(
              event.id(),
              event.source(),
              event.stream(),
              event.key(),
              event.version(),
              event.epoch(),
              event.type(),
              event.schema(),
              event.occurredAt(),
              TRACE));

  @Test
  void whatTheProducerWroteComesBack() {
    assertThat(read()).isEqualTo(new Reading.Readable(event));
  }

  @Test
  void theFirstHistoryNeedsNotBeSaid() {
    headers.remove(CloudEventHeaders.EPOCH);

    assertThat(read())
        .isInstanceOfSatisfying(
            Reading.Readable.class, it -> assertThat(it.event().epoch()).isOne());
    assertThat(
            CloudEventHeaders.of(
                event.id(), "s", "payment", event.key(), 1, 1, "t", "c", Instant.EPOCH, null))
        .doesNotContainKey(CloudEventHeaders.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({
    "specversion, 2.0, is not 1.0",
    "stream, order, is not payment",
    "id, 1-1-1-1-1, is no UUID",
    "subject, zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz, is no UUID",
    "sequence, 0, is below 1",
    "epoch, 0, is below 1",
    "epoch, third, is no decimal number",
    "sequence, seven, is no decimal number",
    "time, yesterday, is not RFC 3339",
    "type, '', 'is empty, too long or no text'"
  })
  void whatIsWrongIsSaidByName(String attribute, String value, String reason) {
    headers.put("cloudEvents:" + attribute, value);

    assertThat(unreadable().reason()).isEqualTo("cloudEvents:" + attribute + " " + reason);
    assertThat(unreadable().headers()).containsEntry("cloudEvents:" + attribute, value);
  }

  @Test
  void whatPostgresCannotStoreAsTextIsUnreadable() {
    headers.put(CloudEventHeaders.TYPE, "a\0b");

    assertThat(unreadable().reason()).contains("cloudEvents:type");
  }

  @Test
  void aBrokenTraceCostsOnlyTheTrace() {
    headers.put(CloudEventHeaders.TRACEPARENT, "nonsense");

    assertThat(read())
        .isInstanceOfSatisfying(
            Reading.Readable.class,
            readable -> assertThat(readable.event().traceparent()).isEmpty());
  }

  @Test
  void aMessageWithoutHeadersIsUnreadable() {
    assertThat(new EventReader("payment").read(null, new byte[0]))
        .isInstanceOf(Reading.Unreadable.class);
  }

  private Reading read() {
    return new EventReader("payment").read(headers, event.body());
  }

  private UnreadableDelivery unreadable() {
    return ((Reading.Unreadable) read()).delivery();
  }
}
