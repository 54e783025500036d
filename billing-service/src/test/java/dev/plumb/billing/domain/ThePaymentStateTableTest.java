package dev.plumb.billing.domain;

import static dev.plumb.billing.domain.Payments.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every status with every trigger, written down a second time: the status that follows, {@code .}
 * where nothing changes, {@code -} where it is refused.
 */
class ThePaymentStateTableTest {

  private static final String EXPECTED =
      """
                             placed       cancel        ended         prepared   kept       gone       authorized  declined  captured    refused     unknown  canceled  refund     refunded    refundFailed   again        giveUp  retry  lapsed  renew  retryAll
      NEW                    AUTHORIZING  CLOSED_WITHOUT_CHARGE CLOSED_WITHOUT_CHARGE NEW NEW NEW     -           -         -           -           -        -         -          -           -              -            -       -  -  -  -
      AUTHORIZING            -            AUTHORIZING   AUTHORIZING   AUTHORIZING AUTHORIZING AUTHORIZING AUTHORIZED FAILED CAPTURED    -           -        FAILED    AUTHORIZING -           -              -            -       -  -  -  -
      AUTHORIZED             -            VOIDING       VOIDING       CAPTURING  AUTHORIZED AUTHORIZED .          .         CAPTURED    .           .        EXPIRED   AUTHORIZED -           -              -            -       -  EXPIRED  EXPIRED  -
      DECLINED               -            CLOSED_WITHOUT_CHARGE CLOSED_WITHOUT_CHARGE - DECLINED DECLINED AUTHORIZED .     CAPTURED    -           -        .         -          -           -              AUTHORIZING  FAILED  -  -  -  -
      FAILED                 -            FAILED        FAILED        -          FAILED     FAILED     FAILED      .         REFUNDING   -           -        .         -          -           -              -            -       -  -  -  -
      CAPTURING              -            CAPTURING     CAPTURING     -          CAPTURING  CAPTURING  .           .         CAPTURED    AUTHORIZED  UNKNOWN  EXPIRED   CAPTURING  -           -              -            -       -  -  -  -
      UNKNOWN                -            UNKNOWN       UNKNOWN       -          UNKNOWN    UNKNOWN    .           .         CAPTURED    AUTHORIZED  .        EXPIRED   UNKNOWN    -           -              -            -       -  -  -  -
      CAPTURED               -            CAPTURED      REFUNDING     .          CAPTURED   CAPTURED   .           .         .           .           .        -         REFUNDING  -           -              -            -       -  -  -  -
      VOIDING                -            .             VOIDING       -          VOIDING    VOIDING    .           .         CAPTURED    .           .        VOIDED    -          -           -              -            -       -  -  -  -
      VOIDED                 -            .             VOIDED        -          VOIDED     VOIDED     .           .         CAPTURED    .           .        .         -          -           -              -            -       -  -  -  -
      EXPIRED                -            CLOSED_WITHOUT_CHARGE CLOSED_WITHOUT_CHARGE EXPIRED EXPIRED EXPIRED .    .        CAPTURED    .           .        .         -          -           -              AUTHORIZING  FAILED  -  -  AUTHORIZING  -
      REFUNDING              -            REFUNDING     REFUNDING     -          REFUNDING  REFUNDING  .           .         .           .           .        -         .          PARTIALLY_REFUNDED REFUND_FAILED -     -       -  -  -  -
      PARTIALLY_REFUNDED     -            PARTIALLY_REFUNDED REFUNDING -         PARTIALLY_REFUNDED PARTIALLY_REFUNDED . .  .           .           .        -         .          .           REFUND_FAILED  -            -       -  -  -  -
      REFUNDED               -            REFUNDED      REFUNDED      -          REFUNDED   REFUNDED   .           .         .           .           .        -         .          -           REFUND_FAILED  -            -       -  -  -  -
      REFUND_FAILED          -            REFUND_FAILED REFUNDING     -          REFUND_FAILED REFUND_FAILED .     .         .           .           .        -         .          .           .              -            -       REFUNDING  -  -  REFUNDING
      CLOSED_WITHOUT_CHARGE  -            .             CLOSED_WITHOUT_CHARGE -  CLOSED_WITHOUT_CHARGE CLOSED_WITHOUT_CHARGE CLOSED_WITHOUT_CHARGE . CAPTURED . . .     -          -           -              -            -       -  -  -  -
      """;

  private static final Map<String, Trigger> TRIGGERS = new LinkedHashMap<>();

  static {
    TRIGGERS.put("placed", placed());
    TRIGGERS.put("cancel", cancel());
    TRIGGERS.put("ended", new Trigger.OrderEnded());
    TRIGGERS.put("prepared", prepared());
    TRIGGERS.put("kept", goodsKept());
    TRIGGERS.put("gone", goodsGone());
    TRIGGERS.put("authorized", authorized());
    TRIGGERS.put("declined", declined());
    TRIGGERS.put("captured", captured());
    TRIGGERS.put("refused", captureRefused());
    TRIGGERS.put("unknown", new Trigger.OutcomeUnknown(1));
    TRIGGERS.put("canceled", canceled());
    TRIGGERS.put("refund", refund(1000));
    TRIGGERS.put("refunded", refunded(1000));
    TRIGGERS.put("refundFailed", refundFailed());
    TRIGGERS.put("again", new Trigger.Reauthorize());
    TRIGGERS.put("giveUp", new Trigger.GiveUp("too late"));
    TRIGGERS.put("retry", new Trigger.RetryRefund(REFUND));
    TRIGGERS.put("lapsed", new Trigger.AuthorizationLapsed(1));
    TRIGGERS.put("renew", new Trigger.Renew(1));
    TRIGGERS.put("retryAll", new Trigger.RetryRefunds());
  }

  static Stream<Arguments> cells() {
    List<List<String>> rows =
        EXPECTED.lines().map(line -> List.of(line.strip().split("\\s+"))).toList();
    List<String> names = rows.getFirst();
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                names.stream()
                    .map(
                        name ->
                            Arguments.of(
                                PaymentStatus.valueOf(row.getFirst()),
                                name,
                                row.get(1 + names.indexOf(name)))));
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @MethodSource("cells")
  void saysWhatFollows(PaymentStatus from, String trigger, String expected) {
    Decision decision = in(from).on(TRIGGERS.get(trigger));

    String actual =
        switch (decision) {
          case Decision.Accepted accepted -> accepted.payment().status().name();
          case Decision.AlreadyDone _ -> ".";
          case Decision.Refused _ -> "-";
        };
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void coversEveryStatusAndEveryTrigger() {
    assertThat(cells().map(cell -> cell.get()[0]).distinct())
        .containsExactlyInAnyOrder((Object[]) PaymentStatus.values());
    assertThat(TRIGGERS.values().stream().map(Trigger::getClass))
        .containsExactlyInAnyOrderElementsOf(kinds(Trigger.class).toList());
    assertThat(cells()).hasSize(PaymentStatus.values().length * TRIGGERS.size());
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @MethodSource("cells")
  void raisesTheVersionByOneForEachEvent(PaymentStatus from, String trigger, String expected) {
    Payment before = in(from);
    if (before.on(TRIGGERS.get(trigger)) instanceof Decision.Accepted accepted) {
      assertThat(accepted.payment().version())
          .isEqualTo(before.version() + accepted.events().size());
    }
  }

  @SuppressWarnings("unchecked")
  private static Stream<Class<? extends Trigger>> kinds(Class<? extends Trigger> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .flatMap(each -> kinds((Class<? extends Trigger>) each))
        : Stream.of(type);
  }
}
