package dev.plumb.eventing.effect;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens when too many calls to a provider get no answer: then none is made for a while. */
final class Circuit {

  private final TypedGuard<Uni<EffectAnswer>> guard;
  private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;

  /**
   * @param changed told the state before and the state after, from any thread
   */
  Circuit(String provider, ProviderSettings settings, Changed changed) {
    Consumer<CircuitBreakerState> listener =
        after -> {
          CircuitBreakerState before = state;
          state = after;
          changed.from(before, after);
        };
    this.guard =
        TypedGuard.create(new Answers())
            .withDescription("effects of " + provider)
            .withCircuitBreaker()
            .requestVolumeThreshold(settings.circuitVolume())
            .failureRatio(settings.circuitRatio())
            .delay(settings.circuitDelay().toMillis(), ChronoUnit.MILLIS)
            .onStateChange(listener)
            .done()
            .build();
  }

  interface Changed {
    void from(CircuitBreakerState before, CircuitBreakerState after);
  }

  CircuitBreakerState state() {
    return state;
  }

  /** How many of so many calls it lets through: all, none, or the one that tells. */
  int lets(int calls) {
    return switch (state) {
      case CLOSED -> calls;
      case OPEN -> 0;
      case HALF_OPEN -> 1;
    };
  }

  /**
   * Fails with {@code CircuitBreakerOpenException} where no call was made.
   *
   * @param call never fails
   */
  Uni<EffectAnswer> through(Supplier<Uni<EffectAnswer>> call) {
    return guard
        .get(() -> call.get().onItem().transformToUni(Circuit::silenceFails))
        .onFailure(Silence.class)
        .recoverWithItem(silence -> silence.answer);
  }

  private static Uni<EffectAnswer> silenceFails(EffectAnswer answer) {
    return answer.silent()
        ? Uni.createFrom().failure(new Silence(answer))
        : Uni.createFrom().item(answer);
  }

  private static final class Answers extends TypeLiteral<Uni<EffectAnswer>> {
    private static final long serialVersionUID = 1L;
  }

  /** How an answer that is none looks to the guard. */
  private static final class Silence extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient EffectAnswer answer;

    Silence(EffectAnswer answer) {
      super(answer.toString(), null, false, false);
      this.answer = answer;
    }
  }
}
