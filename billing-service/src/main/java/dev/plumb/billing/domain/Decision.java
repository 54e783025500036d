package dev.plumb.billing.domain;

import java.util.List;
import java.util.stream.Stream;

/** What a payment makes of a trigger. */
public sealed interface Decision {

  /**
   * @param payment the target state, its version raised by one for each event
   * @param calls to be intended in the same transaction; one that was intended before stays as it
   *     is
   */
  record Accepted(Payment payment, List<PaymentEvent> events, List<ProviderCall> calls)
      implements Decision {

    public Accepted {
      events = List.copyOf(events);
      calls = List.copyOf(calls);
    }

    Accepted then(Decision next) {
      return switch (next) {
        case Accepted(Payment last, var moreEvents, var moreCalls) ->
            new Accepted(
                last,
                Stream.concat(events.stream(), moreEvents.stream()).toList(),
                Stream.concat(calls.stream(), moreCalls.stream()).toList());
        case AlreadyDone _ -> this;
        case Refused _ -> this;
      };
    }

    Accepted call(ProviderCall call) {
      return then(new Accepted(payment, List.of(), List.of(call)));
    }
  }

  /** It said nothing new. */
  record AlreadyDone(Payment payment) implements Decision {}

  record Refused(Refusal why) implements Decision {}

  /** Raises the version, so that no step can forget to. */
  static Accepted accepted(Payment next, PaymentEvent... events) {
    return new Accepted(next.raisedBy(events.length), List.of(events), List.of());
  }

  static Decision refused(Refusal.Reason reason, String detail) {
    return new Refused(new Refusal(reason, detail));
  }
}
