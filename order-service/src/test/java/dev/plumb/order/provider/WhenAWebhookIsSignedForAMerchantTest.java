package dev.plumb.order.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first is Standard Webhooks' own example; the second was signed with Python's hmac. */
class WhenAWebhookIsSignedForAMerchantTest {

  private static final String ONE = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String TWO = "whsec_YW5vdGhlci1zZWNyZXQtb2YtMzItYnl0ZXMtbGVuZ3Ro";
  private static final String SIGNED_WITH_ONE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String SIGNED_WITH_TWO = "v1,g8gr6ot4NHwNum7/r1H0Za9Jm2qyr3zZIn13bFtOeUU=";

  @Test
  void itIsAsTheStandardSays() {
    assertThat(sign(ONE)).isEqualTo(SIGNED_WITH_ONE);
  }

  @Test
  void bothSecretsSignWhileOneIsReplaced() {
    assertThat(sign(ONE, TWO)).isEqualTo(SIGNED_WITH_ONE + " " + SIGNED_WITH_TWO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_???"})
  void aSecretThatIsNoneIsNotRepeatedInTheMessage(String secret) {
    assertThatThrownBy(() -> WebhookSigner.of(List.of(secret)))
        .hasMessage("must be whsec_ and 24 to 64 bytes in base64");
  }

  private static String sign(String... secrets) {
    return WebhookSigner.of(List.of(secrets))
        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");
  }
}
