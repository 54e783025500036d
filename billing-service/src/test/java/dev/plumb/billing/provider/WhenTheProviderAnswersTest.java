package dev.plumb.billing.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.eventing.effect.EffectAnswer.Confirmed;
import dev.plumb.eventing.effect.EffectAnswer.NeverHappened;
import dev.plumb.eventing.effect.EffectAnswer.Refused;
import dev.plumb.eventing.effect.EffectAnswer.Unknown;
import dev.plumb.eventing.effect.EffectPort;
import dev.plumb.eventing.effect.NewEffect;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenTheProviderAnswersTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final ScriptedProvider PROVIDER = new ScriptedProvider();
  private static final UUID ORDER = UUID.fromString("0190a4c8-0000-7000-8000-000000000001");
  private static final UUID REFUND = UUID.fromString("0190a4c8-0000-7000-8000-000000000002");

  private static final NewEffect AUTHORIZE =
      new NewEffect(
          "payment.authorize",
          ORDER,
          "authorize:1",
          """
          {"attempt": 1, "amount": 2500, "currency": "EUR", "method": "pm_card_visa"}""");
  private static final NewEffect CAPTURE = onIntent("payment.capture", "capture:1");
  private static final NewEffect VOID = onIntent("payment.void", "void:1");
  private static final NewEffect GIVE_BACK =
      new NewEffect(
          "payment.refund",
          ORDER,
          "refund:" + REFUND,
          """
          {"attempt": 1, "amount": 700, "currency": "EUR", "intent": "pi_1", "refund": "%s"}"""
              .formatted(REFUND));

  private final Stripe stripe =
      new Stripe(new StripeApi(VERTX, settings(PROVIDER.url(), Duration.ofSeconds(8))));
  private final AuthorizeEffect authorize = new AuthorizeEffect(stripe, null);
  private final CaptureEffect capture = new CaptureEffect(stripe, null, null);
  private final VoidEffect letGo = new VoidEffect(stripe, null);
  private final RefundEffect refund = new RefundEffect(stripe, null);

  private static NewEffect onIntent(String kind, String purpose) {
    return new NewEffect(
        kind,
        ORDER,
        purpose,
        """
        {"attempt": 1, "amount": 2500, "currency": "EUR", "intent": "pi_1"}""");
  }

  @BeforeEach
  void forget() {
    PROVIDER.requests.clear();
  }

  @AfterAll
  static void close() {
    PROVIDER.close();
    VERTX.closeAndAwait();
  }

  @Test
  void aCallCarriesItsKeyAndWhatItIsFor() {
    PROVIDER.answers(200, Json.intent(ORDER, "requires_capture", 2500));

    assertThat(call(authorize, AUTHORIZE)).isInstanceOf(Confirmed.class);

    ScriptedProvider.Request request = PROVIDER.requests.getFirst();
    assertThat(request.line()).isEqualTo("POST /v1/payment_intents");
    assertThat(request.key()).isEqualTo("payment.authorize:" + ORDER + ":authorize:1");
    assertThat(request.authorization()).isEqualTo("Bearer sk_test_shop");
    assertThat(request.body().split("&"))
        .contains(
            "amount=2500",
            "currency=eur",
            "capture_method=manual",
            "confirm=true",
            "payment_method=pm_card_visa",
            "metadata%5Border_id%5D=" + ORDER,
            "metadata%5Battempt%5D=1");
  }

  @Test
  void aDeclinedCardIsADefiniteNo() {
    PROVIDER.answers(402, Json.error("card_declined", "insufficient_funds"));

    assertThat(call(authorize, AUTHORIZE)).isEqualTo(new Refused("insufficient_funds", "no"));
  }

  @Test
  void aRequestThatIsWrongIsADefiniteNo() {
    PROVIDER.answers(
        400, "{\"error\": {\"code\": \"amount_too_small\", \"message\": \"too small\"}}");

    assertThat(call(authorize, AUTHORIZE)).isEqualTo(new Refused("amount_too_small", "too small"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 409, 429, 500, 502, 503})
  void anAnswerThatMayPassIsUnknown(int status) {
    PROVIDER.answers(status, Json.error("card_declined", "insufficient_funds"));

    assertThat(silent(call(authorize, AUTHORIZE))).isTrue();
    assertThat(silent(call(refund, GIVE_BACK))).isTrue();
  }

  @Test
  void anAnswerThatSettlesNothingIsStillOne() {
    PROVIDER.answers(200, Json.refund(ORDER, REFUND, "pending", 700));
    assertThat(silent(call(refund, GIVE_BACK))).isFalse();

    PROVIDER.answers(200, Json.intent(ORDER, "processing", 2500));
    assertThat(silent(call(authorize, AUTHORIZE))).isFalse();
  }

  @Test
  void aRefundOfAnotherAmountOrderOrCurrencyIsNoAnswer() {
    PROVIDER.answers(200, Json.refund(ORDER, REFUND, "succeeded", 701));
    assertThat(call(refund, GIVE_BACK)).isInstanceOf(Unknown.class);

    PROVIDER.answers(200, Json.refund(REFUND, REFUND, "succeeded", 700));
    assertThat(call(refund, GIVE_BACK)).isInstanceOf(Unknown.class);

    PROVIDER.answers(
        200, Json.refund(ORDER, REFUND, "succeeded", 700).replace("\"eur\"", "\"usd\""));
    assertThat(call(refund, GIVE_BACK)).isInstanceOf(Unknown.class);

    PROVIDER.answers(200, Json.page(Json.refund(ORDER, REFUND, "succeeded", 701)));
    assertThat(ask(refund, GIVE_BACK)).isInstanceOf(Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{\"id\": 3}", "{}", "null"})
  void anAnswerThatCantBeReadIsUnknown(String body) {
    PROVIDER.answers(200, body);

    assertThat(call(authorize, AUTHORIZE)).isInstanceOf(Unknown.class);
  }

  @Test
  void noAnswerIsUnknown() {
    PROVIDER.answers(0, "");
    Stripe impatient =
        new Stripe(new StripeApi(VERTX, settings(PROVIDER.url(), Duration.ofMillis(300))));

    assertThat(call(new AuthorizeEffect(impatient, null), AUTHORIZE)).isInstanceOf(Unknown.class);
  }

  @Test
  void nobodyThereIsUnknown() {
    Stripe nowhere =
        new Stripe(
            new StripeApi(
                VERTX, settings(URI.create("http://localhost:1"), Duration.ofSeconds(8))));

    assertThat(call(new AuthorizeEffect(nowhere, null), AUTHORIZE)).isInstanceOf(Unknown.class);
  }

  @Test
  void anAnswerAboutAnotherAmountOrderOrAttemptIsNoAnswer() {
    PROVIDER.answers(200, Json.intent(ORDER, "requires_capture", 2499));
    assertThat(call(authorize, AUTHORIZE)).isInstanceOf(Unknown.class);

    PROVIDER.answers(200, Json.intent(REFUND, "requires_capture", 2500));
    assertThat(call(authorize, AUTHORIZE)).isInstanceOf(Unknown.class);

    PROVIDER.answers(200, Json.intent(ORDER, 2, "requires_capture", 2500));
    assertThat(call(authorize, AUTHORIZE)).isInstanceOf(Unknown.class);

    PROVIDER.answers(
        200, Json.intent(ORDER, "requires_capture", 2500).replace("\"eur\"", "\"usd\""));
    assertThat(call(authorize, AUTHORIZE)).isInstanceOf(Unknown.class);
  }

  @Test
  void whatWasAskedForIsFoundAgain() {
    PROVIDER.answers(200, Json.page());
    assertThat(ask(authorize, AUTHORIZE)).isEqualTo(new NeverHappened());

    PROVIDER.answers(
        200,
        Json.page(
            Json.intent(ORDER, 2, "requires_payment_method", 2500),
            Json.intent(ORDER, "requires_capture", 2500)));
    assertThat(ask(authorize, AUTHORIZE)).isInstanceOf(Confirmed.class);
    assertThat(PROVIDER.requests.getLast().line()).startsWith("GET /v1/payment_intents/search?");
  }

  @Test
  void aCaptureIsDoneOnlyWhenTheMoneyWasTaken() {
    PROVIDER.answers(200, Json.intent(ORDER, "requires_capture", 2500));
    assertThat(ask(capture, CAPTURE)).isEqualTo(new NeverHappened());

    PROVIDER.answers(200, Json.intent(ORDER, "succeeded", 2500));
    assertThat(ask(capture, CAPTURE)).isInstanceOf(Confirmed.class);
    assertThat(call(capture, CAPTURE)).isInstanceOf(Confirmed.class);
  }

  @Test
  void aCallThatComesTooLateLearnsWhatIsTrue() {
    PROVIDER.answers(400, Json.unexpectedState(Json.intent(ORDER, "canceled", 2500)));
    assertThat(observed(call(capture, CAPTURE))).isEqualTo("canceled");

    PROVIDER.answers(400, Json.unexpectedState(Json.intent(ORDER, "succeeded", 2500)));
    assertThat(observed(call(letGo, VOID))).isEqualTo("succeeded");
  }

  @Test
  void aRefundIsDoneOnlyWhenItSucceeded() {
    PROVIDER.answers(200, Json.refund(ORDER, REFUND, "pending", 700));
    assertThat(call(refund, GIVE_BACK)).isInstanceOf(Unknown.class);

    PROVIDER.answers(200, Json.page(Json.refund(ORDER, ORDER, "succeeded", 700)));
    assertThat(ask(refund, GIVE_BACK)).isEqualTo(new NeverHappened());

    PROVIDER.answers(200, Json.page(Json.refund(ORDER, REFUND, "succeeded", 700)));
    assertThat(ask(refund, GIVE_BACK)).isInstanceOf(Confirmed.class);

    PROVIDER.answers(200, Json.page(Json.refund(ORDER, REFUND, "failed", 700)));
    assertThat(ask(refund, GIVE_BACK)).isInstanceOf(Refused.class);
  }

  private static EffectAnswer call(EffectPort port, NewEffect effect) {
    return port.call(effect).await().atMost(Duration.ofSeconds(10));
  }

  private static boolean silent(EffectAnswer answer) {
    return ((Unknown) answer).silent();
  }

  private static EffectAnswer ask(EffectPort port, NewEffect effect) {
    return port.ask(effect).await().atMost(Duration.ofSeconds(10));
  }

  private static String observed(EffectAnswer answer) {
    return IntentAnswers.observed((Confirmed) answer).orElseThrow().status();
  }

  private static ProviderSettings settings(URI url, Duration patience) {
    return new ProviderSettings() {
      @Override
      public URI url() {
        return url;
      }

      @Override
      public Optional<String> apiKey() {
        return Optional.of("sk_test_shop");
      }

      @Override
      public Optional<String> webhookSecret() {
        return Optional.of("whsec_1");
      }

      @Override
      public Optional<String> webhookSecretNext() {
        return Optional.empty();
      }

      @Override
      public Duration timeout() {
        return patience;
      }

      @Override
      public Duration authorizationValidity() {
        return Duration.ofDays(7);
      }

      @Override
      public Duration webhookTolerance() {
        return Duration.ofMinutes(5);
      }
    };
  }
}
