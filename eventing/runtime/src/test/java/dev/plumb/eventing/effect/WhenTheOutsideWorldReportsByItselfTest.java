package dev.plumb.eventing.effect;

import static dev.plumb.eventing.effect.EffectBench.effect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.tx.TracedTx;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenTheOutsideWorldReportsByItselfTest {
  private static final String FIRST = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String SECOND = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final String KIND = "parcel.send";

  private final EffectBench bench = new EffectBench();
  private final UUID key = UUID.randomUUID();
  private final SqlEffects effects =
      new SqlEffects(() -> new EffectPorts(List.of(new Ledger(KIND))), () -> {});

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatFollowsGoesOnInTheTraceOfTheKeysLastEffect() {
    intend("send:1", FIRST);
    intend("send:2", SECOND);
    intend("send:3", null);

    assertThat(traceOfReport(KIND)).contains(SECOND);
  }

  @Test
  void itGoesOnInTheCallersTraceWhereNoEffectOfItsKindHasOne() {
    intend("send:1", FIRST);

    assertThat(traceOfReport("letter.send")).isEmpty();
  }

  @Test
  void aTraceThatIsDecidedStays() {
    intend("send:1", FIRST);

    Optional<String> trace =
        inTransaction(tx -> effects.inTraceOf(decided(tx), key, List.of(KIND)));

    assertThat(trace).contains(SECOND);
  }

  private static Tx decided(Tx tx) {
    return new TracedTx(tx, Optional.of(SECOND));
  }

  private void intend(String purpose, String traceparent) {
    bench
        .transactions
        .inTransaction(
            tx ->
                effects.intend(
                    tx, List.of(effect(key, purpose)), Collections.singletonList(traceparent)))
        .await()
        .indefinitely();
  }

  private Optional<String> traceOfReport(String kind) {
    return inTransaction(tx -> effects.inTraceOf(tx, key, List.of(kind)));
  }

  private Optional<String> inTransaction(Function<Tx, Uni<Tx>> work) {
    return bench
        .transactions
        .inTransaction(tx -> work.apply(tx).map(Tx::traceparent))
        .await()
        .indefinitely();
  }
}
