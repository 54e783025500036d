package dev.plumb.billing;

import dev.plumb.billing.provider.Json;
import dev.plumb.billing.provider.ScriptedProvider;
import dev.plumb.billing.provider.ScriptedProvider.Answer;
import dev.plumb.billing.provider.ScriptedProvider.Request;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider that says yes, or stays silent where a test wants the webhook to be first. */
public final class PaidHere implements QuarkusTestResourceLifecycleManager {

  public static final Map<String, Boolean> SILENT = new ConcurrentHashMap<>();

  /** Orders whose card is declined. */
  public static final Set<String> BROKE = ConcurrentHashMap.newKeySet();

  /** Orders whose next refund fails. */
  public static final Set<String> REFUND_FAILS = ConcurrentHashMap.newKeySet();

  private static final Pattern REFUND = Pattern.compile("refund_id%5D=([0-9a-f-]{36})");

  private ScriptedProvider provider;

  @Override
  public Map<String, String> start() {
    provider = new ScriptedProvider();
    provider.answers(PaidHere::answer);
    return Map.of(
        "plumb.provider.url", provider.url().toString(),
        "plumb.provider.webhook-secret", "whsec_one",
        "plumb.provider.webhook-secret-next", "whsec_two",
        // Orders without an answer must not keep the others from theirs.
        "plumb.effect.provider.payment.circuit-volume", "1000");
  }

  @Override
  public void stop() {
    if (provider != null) {
      provider.close();
    }
  }

  private static Answer answer(Request request) {
    String kind = request.key() == null ? "ask" : request.key().split(":")[0];
    String order = request.key() == null ? "" : request.key().split(":")[1];
    if (SILENT.containsKey(order) || kind.equals("ask")) {
      return new Answer(503, "{}");
    }
    int attempt = attempt(request.key());
    return switch (kind) {
      case "payment.authorize" ->
          BROKE.contains(order)
              ? new Answer(402, Json.error("card_declined", "insufficient_funds"))
              : intent(order, attempt, "requires_capture");
      case "payment.capture" -> intent(order, attempt, "succeeded");
      case "payment.void" -> intent(order, attempt, "canceled");
      default ->
          new Answer(
              200,
              Json.refund(
                  UUID.fromString(order),
                  UUID.fromString(group(REFUND, request.body())),
                  REFUND_FAILS.remove(order) ? "failed" : "succeeded",
                  Long.parseLong(group(Pattern.compile("amount=(\\d+)"), request.body()))));
    };
  }

  private static Answer intent(String order, int attempt, String status) {
    return new Answer(200, Json.intent(UUID.fromString(order), attempt, status, 2500));
  }

  /** 2 of {@code payment.capture:<order>:capture:2}; a refund's says nothing of the intent. */
  private static int attempt(String key) {
    String last = key.substring(key.lastIndexOf(':') + 1);
    return last.length() == 1 ? Integer.parseInt(last) : 1;
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(text);
    }
    return matcher.group(1);
  }
}
