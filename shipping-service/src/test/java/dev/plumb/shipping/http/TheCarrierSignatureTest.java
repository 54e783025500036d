package dev.plumb.shipping.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheCarrierSignatureTest {

  private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);

  /** printf '1760000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_1 */
  private static final String V1 =
      "ba267d472f57be09bdfbc6cc140a05dbb622d45f7f8fd82c0b472f6cc2dd4888";

  private static final Instant SIGNED_AT = Instant.ofEpochSecond(1_760_000_000);

  @Test
  void isKnownFromItsVector() {
    assertThat(at(SIGNED_AT, "whsec_1").matches("t=1760000000,v1=" + V1, BODY)).isTrue();
  }

  @Test
  void isRefusedForAnotherBody() {
    byte[] other = "{\"id\":\"evt_2\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(at(SIGNED_AT, "whsec_1").matches("t=1760000000,v1=" + V1, other)).isFalse();
  }

  @Test
  void isRefusedWithAnotherTime() {
    assertThat(at(SIGNED_AT, "whsec_1").matches("t=1760000001,v1=" + V1, BODY)).isFalse();
  }

  @Test
  void isRefusedWithAnotherSecret() {
    assertThat(at(SIGNED_AT, "whsec_2").matches("t=1760000000,v1=" + V1, BODY)).isFalse();
  }

  @Test
  void eitherSecretWillDoWhileTheyChange() {
    String zeros = "0".repeat(64);

    assertThat(at(SIGNED_AT, "old", "whsec_1").matches("t=1760000000,v1=" + V1, BODY)).isTrue();
    assertThat(
            at(SIGNED_AT, "whsec_1")
                .matches("t=1760000000,v1=" + zeros + ",v1=" + V1 + ",v0=00", BODY))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void fiveMinutesAreTolerated(long seconds) {
    assertThat(at(SIGNED_AT.plusSeconds(seconds), "whsec_1").matches("t=1760000000,v1=" + V1, BODY))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void moreIsNot(long seconds) {
    assertThat(at(SIGNED_AT.plusSeconds(seconds), "whsec_1").matches("t=1760000000,v1=" + V1, BODY))
        .isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "t=1760000000",
        "v1=" + V1,
        "t=,v1=" + V1,
        "t=x,v1=" + V1,
        "t=99999999999999999,v1=" + V1,
        "t=1760000000,t=1760000000,v1=" + V1,
        "t=1760000000,v1=zz",
        "t=1760000000,v1=",
        "t=1760000000,v1=" + V1 + "00"
      })
  void anythingElseIsRefused(String header) {
    assertThat(at(SIGNED_AT, "whsec_1").matches(header, BODY)).isFalse();
  }

  private static CarrierSignature at(Instant now, String... secrets) {
    return new CarrierSignature(List.of(secrets), InstantSource.fixed(now));
  }
}
