package dev.plumb.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets provider and carrier fail now and then: every kind of fault they can be asked for. */
public record Faults(Http sandbox) {
  private static final List<String> OF_CHANGES =
      List.of(
          "error_before",
          "unavailable",
          "rate_limited",
          "timeout_before",
          "cut_before",
          "slow",
          "error_after",
          "bad_gateway_after",
          "timeout_after",
          "late_after",
          "cut_midway",
          "cut_after",
          "answer_differs");
  private static final List<String> OF_READING =
      List.of("error_before", "timeout_before", "cut_before", "cut_midway", "answer_differs");
  private static final List<String> OF_WEBHOOKS =
      List.of("webhook_twice", "webhook_late", "webhook_reordered");

  /** What is never told is asked for; of a parcel nobody asks. */
  private static final List<String> NOT_ONLY_TOLD = List.of("authorize", "capture", "cancel");

  /**
   * @param share of the calls, of the readings and of the webhooks that meet at least one, 0 to 1
   */
  public void switchOn(double share, long seed) {
    switchOn(OF_CHANGES, null, share, seed);
    switchOn(OF_READING, "read", share, seed + 100);
    switchOn(OF_WEBHOOKS, null, share, seed + 200);
    for (String operation : NOT_ONLY_TOLD) {
      switchOn(List.of("webhook_never"), operation, share, seed + 300);
    }
  }

  private void switchOn(List<String> rules, String operation, double share, long seed) {
    double rate = 1 - Math.pow(1 - share, 1.0 / rules.size());
    for (String rule : rules) {
      Map<String, Object> body = new HashMap<>();
      body.put("rule", rule);
      body.put("rate", rate);
      body.put("seed", seed + rules.indexOf(rule));
      if (operation != null) {
        body.put("operation", operation);
      }
      Http.Answer answer = sandbox.post("/sandbox/faults", body, Map.of());
      if (answer.status() != 201) {
        throw new IllegalStateException("The sandbox takes no fault: " + answer);
      }
    }
  }

  /** How often they have struck since they were switched on. */
  public long struck() {
    long struck = 0;
    for (JsonNode rule : sandbox.get("/sandbox/faults").body()) {
      struck += rule.path("struck").asLong();
    }
    return struck;
  }

  public void switchOff() {
    sandbox.send("DELETE", "/sandbox/faults", null, Map.of());
  }

  /** The most payments any one order has that hold or took money, as the provider has it. */
  public long mostChargesForOneOrder() {
    return sandbox.get("/ledger?limit=0").body().path("totals").path("chargesPerOrderMax").asLong();
  }
}
