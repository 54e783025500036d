package dev.plumb.billing.domain;

import dev.plumb.billing.domain.Trigger.AuthorizationCanceled;
import dev.plumb.billing.domain.Trigger.Authorized;
import dev.plumb.billing.domain.Trigger.CaptureRefused;
import dev.plumb.billing.domain.Trigger.Captured;
import dev.plumb.billing.domain.Trigger.Declined;
import dev.plumb.billing.domain.Trigger.RefundCompleted;
import dev.plumb.billing.domain.Trigger.RefundFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** The provider's own ledger; what it says of it comes up to three times, in any order. */
final class Provider {

  private enum Held {
    DECLINED,
    HOLDING,
    TAKEN,
    RELEASED
  }

  private final Random random;
  private final Map<String, Held> intents = new HashMap<>();
  private final Set<String> purposes = new HashSet<>();
  final List<Trigger> said = new ArrayList<>();
  long captured;
  long refunded;
  int captures;

  Provider(Random random) {
    this.random = random;
  }

  /** Once per purpose, like rows of the effect table. */
  void take(ProviderCall call) {
    if (purposes.add(call.purpose())) {
      switch (call) {
        case ProviderCall.Authorize authorize -> authorize(authorize);
        case ProviderCall.Capture capture -> capture(capture);
        case ProviderCall.Void voided -> release(voided.attempt(), voided.intent());
        case ProviderCall.Refund refund -> refund(refund);
      }
    } else if (!(call instanceof ProviderCall.Void)) {
      throw new AssertionError("intended twice: " + call);
    }
  }

  /** Lets go by itself, as card schemes do after a week. */
  void expire() {
    intents.keySet().stream()
        .filter(intent -> intents.get(intent) == Held.HOLDING)
        .findAny()
        .ifPresent(intent -> release(attempt(intent), intent));
  }

  boolean holds() {
    return intents.containsValue(Held.HOLDING);
  }

  private void authorize(ProviderCall.Authorize call) {
    String intent = "pi_" + call.attempt();
    Trigger held = new Authorized(call.attempt(), intent, call.amount(), Payments.EXPIRY);
    switch (random.nextInt(5)) {
      case 0 -> declined(call.attempt(), intent, false);
      case 1 -> declined(call.attempt(), intent, true);
      case 2 -> {
        say(new Declined(call.attempt(), "try_again_later", random.nextBoolean()));
        intents.put(intent, Held.HOLDING);
        say(held);
      }
      default -> {
        intents.put(intent, Held.HOLDING);
        say(held);
      }
    }
  }

  private void declined(int attempt, String intent, boolean passing) {
    intents.put(intent, Held.DECLINED);
    say(new Declined(attempt, "declined", passing));
  }

  private void capture(ProviderCall.Capture call) {
    if (random.nextInt(4) == 0) {
      said.add(new Trigger.OutcomeUnknown(call.attempt()));
    }
    if (intents.get(call.intent()) != Held.HOLDING) {
      say(new AuthorizationCanceled(call.attempt(), call.intent()));
    } else if (random.nextInt(5) == 0) {
      say(new CaptureRefused(call.attempt(), "refused"));
    } else {
      intents.put(call.intent(), Held.TAKEN);
      captures++;
      captured += call.amount().minorUnits();
      say(new Captured(call.attempt(), call.intent(), "ch_" + call.attempt(), call.amount()));
    }
  }

  private void release(int attempt, String intent) {
    if (intents.get(intent) == Held.HOLDING) {
      intents.put(intent, Held.RELEASED);
    }
    if (intents.get(intent) == Held.RELEASED) {
      say(new AuthorizationCanceled(attempt, intent));
    }
  }

  private void refund(ProviderCall.Refund call) {
    if (random.nextInt(6) == 0) {
      say(new RefundFailed(call.refund(), call.attempt(), "refused"));
    } else {
      refunded += call.amount().minorUnits();
      say(new RefundCompleted(call.refund(), call.attempt(), call.amount()));
    }
  }

  private void say(Trigger fact) {
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      said.add(fact);
    }
  }

  private static int attempt(String intent) {
    return Integer.parseInt(intent.substring("pi_".length()));
  }
}
