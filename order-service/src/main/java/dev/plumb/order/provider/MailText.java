package dev.plumb.order.provider;

import dev.plumb.order.usecase.CustomerMails;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Currency;

/** What a mail says, as plain text. */
record MailText(String subject, String text) {

  /**
   * @param facts as {@link CustomerMails} intends it
   */
  static MailText of(CustomerMails.Kind kind, String order, JsonObject facts) {
    return switch (kind) {
      case CONFIRMED ->
          about(order, "is confirmed", "Its total is %s.".formatted(amount(facts, "total")));
      case SHIPPED ->
          about(order, "is on its way", "Its tracking number is %s.".formatted(tracking(facts)));
      case REFUNDED ->
          about(
              order,
              facts.getLong("refunded") < facts.getLong("total")
                  ? "is refunded in part"
                  : "is refunded",
              "You get %s back.".formatted(amount(facts, "refunded")));
      case CANCELLED ->
          about(
              order,
              "is cancelled",
              facts.getLong("refunded") > 0
                  ? "You get %s back.".formatted(amount(facts, "refunded"))
                  : "Nothing was charged.");
    };
  }

  private static MailText about(String order, String what, String detail) {
    String subject = "Your order %s %s".formatted(order, what);
    return new MailText(subject, "Hello,\n\nyour order %s %s. %s\n".formatted(order, what, detail));
  }

  /** With as many digits behind the point as the currency has. */
  private static String amount(JsonObject facts, String name) {
    Currency currency = Currency.getInstance(facts.getString("currency"));
    return BigDecimal.valueOf(facts.getLong(name), currency.getDefaultFractionDigits())
            .toPlainString()
        + " "
        + currency.getCurrencyCode();
  }

  /** A carrier's word: whatever would begin a line or steer a terminal is left out. */
  private static String tracking(JsonObject facts) {
    return facts.getString("trackingNumber").replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "");
  }
}
