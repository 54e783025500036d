package dev.plumb.auditor.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.auditor.domain.Account;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What the payment provider swears to.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/search">Stripe: search</a>
 */
final class ProviderBooks {

  private final Peer provider;

  ProviderBooks(Peer provider) {
    this.provider = provider;
  }

  Account account(UUID order) {
    String query =
        URLEncoder.encode("metadata['order_id']:'" + order + "'", StandardCharsets.UTF_8);
    int charges = 0;
    long held = 0;
    long captured = 0;
    long refunded = 0;
    for (JsonNode intent :
        provider.get("/v1/payment_intents/search?limit=100&query=" + query).path("data")) {
      long received = intent.path("amount_received").asLong();
      held += intent.path("amount_capturable").asLong();
      captured += received;
      if (received > 0) {
        charges++;
        refunded += refunded(intent.path("id").asText());
      }
    }
    return new Account(charges, held, captured, refunded);
  }

  private long refunded(String intent) {
    long refunded = 0;
    for (JsonNode refund :
        provider.get("/v1/refunds?limit=100&payment_intent=" + intent).path("data")) {
      if (refund.path("status").asText().equals("succeeded")) {
        refunded += refund.path("amount").asLong();
      }
    }
    return refunded;
  }
}
