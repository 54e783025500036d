package dev.plumb.order.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.usecase.CustomerMails.Kind;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenAMailIsWrittenTest {

  private static final String ORDER = "0199-1";

  @ParameterizedTest
  @CsvSource({
    "EUR, 2500, 25.00 EUR",
    "EUR, 5, 0.05 EUR",
    "JPY, 2500, 2500 JPY",
    "BHD, 2500, 2.500 BHD",
    "EUR, 9007199254740993, 90071992547409.93 EUR",
  })
  void amountsHaveTheirCurrencysDigits(String currency, long minorUnits, String written) {
    JsonObject facts = facts().put("currency", currency).put("total", minorUnits);

    assertThat(MailText.of(Kind.CONFIRMED, ORDER, facts).text())
        .isEqualTo("Hello,\n\nyour order 0199-1 is confirmed. Its total is " + written + ".\n");
  }

  @Test
  void eachKindSaysWhatHappened() {
    JsonObject facts = facts().put("trackingNumber", "T-1").put("refunded", 1200);

    assertThat(MailText.of(Kind.SHIPPED, ORDER, facts))
        .isEqualTo(
            new MailText(
                "Your order 0199-1 is on its way",
                "Hello,\n\nyour order 0199-1 is on its way. Its tracking number is T-1.\n"));
    assertThat(MailText.of(Kind.REFUNDED, ORDER, facts).text())
        .contains("is refunded in part. You get 12.00 EUR back.");
    assertThat(MailText.of(Kind.REFUNDED, ORDER, facts().put("refunded", 2500)).text())
        .contains("is refunded. You get 25.00 EUR back.");
    assertThat(MailText.of(Kind.CANCELLED, ORDER, facts).text())
        .contains("You get 12.00 EUR back.");
    assertThat(MailText.of(Kind.CANCELLED, ORDER, facts()).text()).contains("Nothing was charged.");
  }

  @Test
  void aTrackingNumberBeginsNoLine() {
    JsonObject facts = facts().put("trackingNumber", "T-1\r\n.\r\nMAIL FROM:<x>\u2028\u001b[31m");

    assertThat(MailText.of(Kind.SHIPPED, ORDER, facts).text())
        .endsWith("Its tracking number is T-1.MAIL FROM:<x>[31m.\n");
  }

  private static JsonObject facts() {
    return new JsonObject().put("currency", "EUR").put("total", 2500).put("refunded", 0);
  }
}
