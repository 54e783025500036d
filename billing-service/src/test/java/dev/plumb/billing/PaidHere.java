package dev.plumb.billing;

import static org.awaitility.Awaitility.await;

import dev.plumb.billing.provider.Json;
import dev.plumb.billing.provider.ScriptedProvider;
import dev.plumb.billing.provider.ScriptedProvider.Answer;
import dev.plumb.billing.provider.ScriptedProvider.Request;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider that says yes, or stays silent where a test wants the webhook to be first. */
public final class PaidHere implements QuarkusTestResourceLifecycleManager {

  public static final Map<String, Boolean> SILENT = new ConcurrentHashMap<>();

  /** Orders whose calls are carried out, but answered only once they are no longer in here. */
  public static final Set<String> HELD_BACK = ConcurrentHashMap.newKeySet();

  /** Orders whose next capture is never answered, and what is then the status of their intent. */
  public static final Map<String, String> LOSES_ITS_ANSWER = new ConcurrentHashMap<>();

  /** Orders of whose intent the provider tells the status when it is asked. */
  public static final Map<String, String> INTENTS = new ConcurrentHashMap<>();

  /** Of all calls, in order. */
  public static final List<String> KEYS = new CopyOnWriteArrayList<>();

  /** Orders whose card is declined. */
  public static final Set<String> BROKE = ConcurrentHashMap.newKeySet();

  /** Orders whose next refund fails. */
  public static final Set<String> REFUND_FAILS = ConcurrentHashMap.newKeySet();

  /** Of the orders that are captured or voided here. */
  private static final long DUE = 2500;

  private static final Pattern AMOUNT = Pattern.compile("\\bamount=(\\d+)");
  private static final Pattern REFUND = Pattern.compile("refund_id%5D=([0-9a-f-]{36})");

  private ScriptedProvider provider;

  @Override
  public Map<String, String> start() {
    provider = new ScriptedProvider();
    provider.answers(PaidHere::answer);
    return Map.of(
        "plumb.provider.url", provider.url().toString(),
        "plumb.provider.api-key", "sk_test_sandbox",
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
    if (request.key() == null) {
      return asked(request.line());
    }
    KEYS.add(request.key());
    String kind = request.key().split(":")[0];
    String order = request.key().split(":")[1];
    if (SILENT.containsKey(order)) {
      return new Answer(503, "{}");
    }
    if (kind.equals("payment.capture") && LOSES_ITS_ANSWER.containsKey(order)) {
      INTENTS.put(order, LOSES_ITS_ANSWER.remove(order));
      return new Answer(0, "");
    }
    Answer answer = carriedOut(request, kind, order);
    await().atMost(Duration.ofSeconds(60)).until(() -> !HELD_BACK.contains(order));
    return answer;
  }

  private static Answer asked(String line) {
    return INTENTS.keySet().stream()
        .filter(line::contains)
        .findFirst()
        .map(order -> intent(order, 1, INTENTS.get(order), DUE))
        .map(found -> line.contains("/search?") ? page(found) : found)
        .orElse(new Answer(503, "{}"));
  }

  private static Answer page(Answer found) {
    return new Answer(
        200, "{\"object\": \"search_result\", \"data\": [%s]}".formatted(found.body()));
  }

  private static Answer carriedOut(Request request, String kind, String order) {
    int attempt = attempt(request.key());
    return switch (kind) {
      case "payment.authorize" ->
          BROKE.contains(order)
              ? new Answer(402, Json.error("card_declined", "insufficient_funds"))
              : intent(order, attempt, "requires_capture", amount(request));
      case "payment.capture" -> intent(order, attempt, "succeeded", DUE);
      case "payment.void" -> intent(order, attempt, "canceled", DUE);
      default ->
          new Answer(
              200,
              Json.refund(
                  UUID.fromString(order),
                  UUID.fromString(group(REFUND, request.body())),
                  REFUND_FAILS.remove(order) ? "failed" : "succeeded",
                  amount(request)));
    };
  }

  private static long amount(Request request) {
    return Long.parseLong(group(AMOUNT, request.body()));
  }

  private static Answer intent(String order, int attempt, String status, long amount) {
    String intent = Json.intent(UUID.fromString(order), attempt, status, amount);
    // One that can be asked for has an id of its own.
    return new Answer(
        200, INTENTS.containsKey(order) ? intent.replace("\"pi_", "\"pi_" + order + "_") : intent);
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
