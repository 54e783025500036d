package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenBytesAreNoEventTest {

  private static final Contracts CONTRACTS = Contracts.load();
  private static final String RETURN = "order.order-return-requested.v1";
  private static final String CONFIRMED = "order.order-confirmed.v1";
  private static final String CLOSED = "order.order-closed.v1";

  /** Up to and including the return's order id and return id: the list of lines comes next. */
  private static final int BEFORE_LINES = 10 + 37 + 37;

  @Test
  void everyTruncationIsRefused() {
    byte[] message = golden(RETURN);
    for (int length = 0; length < message.length; length++) {
      byte[] truncated = Arrays.copyOf(message, length);
      assertThatExceptionOfType(UnreadableEvent.class)
          .isThrownBy(() -> CONTRACTS.decode(RETURN, truncated))
          .withMessageStartingWith(RETURN + ": ");
    }
  }

  @Test
  void aHeaderCutShortSaysSo() {
    unreadable(RETURN, new byte[] {(byte) 0xC3, 1, 2}, "has 3 bytes, the header alone 10");
  }

  @Test
  void anotherMarkerIsShown() {
    unreadable(
        RETURN,
        "{\"orderId\": 1}".getBytes(StandardCharsets.UTF_8),
        "begins with 7B 22 instead of C3 01: no Avro single object");
  }

  @Test
  void anUnknownSchemaIsNamedByItsFingerprint() {
    byte[] message = golden(RETURN);
    System.arraycopy(HexFormat.of().parseHex("efcdab8967452301"), 0, message, 2, 8);
    unreadable(RETURN, message, "is written with the unknown schema 0123456789abcdef");
  }

  @Test
  void anUnknownTypeIsNamed() {
    unreadable("order.order-eaten.v1", golden(RETURN), "is not a known event");
  }

  @Test
  void bytesOfAnotherTypeAreNotReadAsThisOne() {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CONTRACTS.decode("order.order-rejected.v1", golden(CLOSED)))
        .withMessageMatching(
            "order.order-rejected.v1: is written with schema [0-9a-f]{16}, which is " + CLOSED);
  }

  @Test
  void bytesAboutAnotherSubjectAreNotReadAsOfThisOne() {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CONTRACTS.decode(CLOSED, new UUID(1, 1), golden(CLOSED)))
        .withMessage(CLOSED + ": is about another than its subject");
  }

  @Test
  void aCurrencyThatThereIsNotIsNamedByItsField() {
    Map<String, Object> fields = new HashMap<>(GoldenExample.of(CONFIRMED).fields());
    fields.put("currency", "???");
    EventData confirmed = CONTRACTS.decode(CONFIRMED, CONTRACTS.encode(CONFIRMED, fields));

    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> confirmed.currency("currency"))
        .withMessage(CONFIRMED + ": field currency is no currency of ISO 4217");
  }

  /** Nobody's schema asks for it there. */
  @Test
  void aSubjectThatIsNoTextIsRefused() {
    GoldenExample placed = GoldenExample.of("order.order-placed.v2");
    byte[] message = placed.message();
    message[11] = (byte) 0xFF;
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(
            () ->
                Contracts.forConsumer("billing").decode(placed.wireType(), new UUID(1, 1), message))
        .withMessage("order.order-placed.v2: at byte 10: a text is not UTF-8");
  }

  @Test
  void whatFollowsTheValueIsCounted() {
    byte[] message = golden(RETURN);
    unreadable(RETURN, Arrays.copyOf(message, message.length + 3), "3 bytes follow the value");
  }

  @Test
  void aMessageThatIsTooLongIsNotLookedAt() {
    byte[] message = Arrays.copyOf(golden(RETURN), (1 << 20) + 1);
    unreadable(RETURN, message, "has 1048577 bytes, more than 1048576");
  }

  @Test
  void aTextLongerThanTheMessageIsRefused() {
    unreadable(
        CLOSED, hostile(CLOSED, 47, "feffffff0f"), "at byte 52: a length of 2147483647 where 0");
  }

  @Test
  void aNegativeLengthIsRefused() {
    unreadable(CLOSED, hostile(CLOSED, 47, "01"), "at byte 48: a length of -1 where 0 bytes");
  }

  @Test
  void aListLongerThanTheMessageIsRefused() {
    String twoBillion = "feffffff0f";
    unreadable(
        RETURN, hostile(RETURN, BEFORE_LINES, twoBillion), "at byte 89: a length of 2147483647");
  }

  @Test
  void aListWhoseSizeOverflowsIsRefused() {
    String smallestLong = "ffffffffffffffffff01";
    unreadable(
        RETURN,
        hostile(RETURN, BEFORE_LINES, smallestLong + "00"),
        "at byte 95: a length of -9223372036854775808 where 0 bytes are left");
  }

  @Test
  void aNumberWithoutAnEndIsRefused() {
    unreadable(
        RETURN,
        hostile(RETURN, BEFORE_LINES, "ff".repeat(11)),
        "at byte 94: a number exceeds 64 bits");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    unreadable(CLOSED, hostile(CLOSED, 47, "04c328"), "at byte 50: a text is not UTF-8");
  }

  @Test
  void theReplacementCharacterItselfIsText() {
    byte[] message = CONTRACTS.encode(CLOSED, Map.of("orderId", uuid(), "reason", "a\uFFFDb"));
    assertThat(CONTRACTS.decode(CLOSED, message).string("reason")).isEqualTo("a\uFFFDb");
  }

  @Test
  void anIdThatIsNoUuidIsRefusedUnquoted() {
    byte[] message = golden(CLOSED);
    message[20] = 'x';
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CONTRACTS.decode(CLOSED, message))
        .withMessage(CLOSED + ": at byte 47: a text is no UUID");
  }

  @Test
  void aBooleanIsZeroOrOne() {
    String declined = "payment.payment-declined.v1";
    byte[] message = golden(declined);
    message[10 + 37 + 37 + 1] = 2;
    unreadable(declined, message, "at byte 86: a boolean is 2");
  }

  @Test
  void askingForWhatTheContractDoesNotHaveIsAMistakeOfTheCaller() {
    EventData closed = CONTRACTS.decode(CLOSED, golden(CLOSED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> closed.string("colour"))
        .withMessage(CLOSED + ": has no field colour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> closed.number("reason"))
        .withMessage(CLOSED + ": field reason is not Number");
  }

  private static void unreadable(String wireType, byte[] message, String reason) {
    assertThatExceptionOfType(UnreadableEvent.class)
        .isThrownBy(() -> CONTRACTS.decode(wireType, message))
        .withMessageStartingWith(wireType + ": " + reason);
  }

  private static byte[] golden(String wireType) {
    return CONTRACTS.encode(wireType, GoldenExample.of(wireType).fields());
  }

  /** The golden message up to a byte, then something else. */
  private static byte[] hostile(String wireType, int from, String hex) {
    byte[] tail = HexFormat.of().parseHex(hex);
    byte[] message = Arrays.copyOf(golden(wireType), from + tail.length);
    System.arraycopy(tail, 0, message, from, tail.length);
    return message;
  }

  private static String uuid() {
    return "0197a3b0-5c00-7000-8000-000000000001";
  }
}
