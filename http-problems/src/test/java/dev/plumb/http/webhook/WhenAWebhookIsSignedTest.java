package dev.plumb.http.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made with OpenSSL: {@code openssl dgst -sha256 -hmac whsec_one}. */
class WhenAWebhookIsSignedTest {

  private static final Instant SIGNED_AT = Instant.ofEpochSecond(1767225600);
  private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);
  private static final String ONE =
      "6e3cbd8494ace09bac02c77c1de134909149e92fea07f404612c5ecb9002f6ae";
  private static final String TWO =
      "627b69c6bd1e08708a6df878e830bc3e9661a912019dbd97cad7892f14c50048";

  private static WebhookSignature at(Instant now, String... secrets) {
    return new WebhookSignature(List.of(secrets), Duration.ofMinutes(5), () -> now);
  }

  private static Optional<String> objection(String header) {
    return at(SIGNED_AT, "whsec_one").objection(header, BODY);
  }

  @Test
  void theRightOneIsTaken() {
    assertThat(objection("t=1767225600,v1=" + ONE)).isEmpty();
    assertThat(objection("t=1767225600, v0=00, v1=00, v1=" + ONE)).isEmpty();
  }

  @Test
  void bothSecretsCountWhileOneIsReplaced() {
    WebhookSignature both = at(SIGNED_AT, "whsec_one", "whsec_two");

    assertThat(both.objection("t=1767225600,v1=" + ONE, BODY)).isEmpty();
    assertThat(both.objection("t=1767225600,v1=" + TWO, BODY)).isEmpty();
  }

  @Test
  void anotherBodyTimeOrSecretIsRefused() {
    assertThat(at(SIGNED_AT, "whsec_one").objection("t=1767225600,v1=" + ONE, new byte[0]))
        .contains("must be the signature of this body");
    assertThat(objection("t=1767225601,v1=" + ONE)).isPresent();
    assertThat(objection("t=1767225600,v1=" + TWO)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void fiveMinutesAreTolerated(long seconds) {
    assertThat(at(SIGNED_AT.plusSeconds(seconds), "whsec_one").objection(header(), BODY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void moreIsNot(long seconds) {
    assertThat(at(SIGNED_AT.plusSeconds(seconds), "whsec_one").objection(header(), BODY))
        .contains("must be made within 300 s of now");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t=",
        "v1=" + ONE,
        "t=,v1=" + ONE,
        "t=x,v1=" + ONE,
        "t=-1,v1=1",
        "t=1767225600",
        "t=1767225600,v1=",
        "t=1767225600,v1=zz",
        "t=1767225600,v1=" + ONE + "00",
        "t=1767225600,t=1767225600,v1=" + ONE,
        "t=99999999999999999999,v1=1",
        ",,=,="
      })
  void aBrokenHeaderIsRefused(String header) {
    assertThat(objection(header)).isPresent();
  }

  @Test
  void aHeaderThatGoesOnAndOnIsRefused() {
    assertThat(objection("t=1767225600,v1=" + ONE + ",v1=00".repeat(200))).isPresent();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " "})
  void aMissingHeaderIsRefused(String header) {
    assertThat(objection(header)).contains("is missing");
  }

  private static String header() {
    return "t=1767225600,v1=" + ONE;
  }
}
