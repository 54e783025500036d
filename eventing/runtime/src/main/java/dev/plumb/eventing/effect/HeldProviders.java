package dev.plumb.eventing.effect;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.DatabaseAway;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Providers as an operator sees them, and letting one go that gave no answer for too long. Fails
 * with {@link DatabaseAway} where the database doesn't let it.
 */
public final class HeldProviders {

  private final Transactions transactions;
  private final TroubleRows rows;
  private final EffectWorker worker;

  HeldProviders(Transactions transactions, TroubleRows rows, EffectWorker worker) {
    this.transactions = transactions;
    this.rows = rows;
    this.worker = worker;
  }

  /** By name; those too that are held and no longer known here. */
  public Uni<List<ProviderState>> all() {
    return rows.held().map(this::all).onFailure().transform(DatabaseAway::new);
  }

  /** What waits for it is called again, in order. A conflict if it isn't held. */
  public Uni<Answer<String>> release(String provider, String operator) {
    return transactions
        .inTransaction(tx -> release(tx, provider, operator))
        .onFailure()
        .transform(DatabaseAway::new);
  }

  private Uni<Answer<String>> release(Tx tx, String provider, String operator) {
    return TroubleRows.release(tx, provider)
        .chain(
            held ->
                held
                    ? OperationTable.released(tx, provider, operator)
                        .invoke(() -> tx.afterCommit(worker::wake))
                        .replaceWith(new Answer.Done<>(provider))
                    : Uni.createFrom().item(notHeld(provider)));
  }

  private Answer<String> notHeld(String provider) {
    return worker.providers().all().stream().anyMatch(it -> it.name().equals(provider))
        ? new Answer.Conflict<>(provider + " is not held")
        : new Answer.NotFound<>("provider " + provider);
  }

  private List<ProviderState> all(Map<String, Instant> held) {
    Set<String> names = new TreeSet<>(held.keySet());
    worker.providers().all().forEach(provider -> names.add(provider.name()));
    return names.stream()
        .map(name -> new ProviderState(name, answers(name), Optional.ofNullable(held.get(name))))
        .toList();
  }

  private boolean answers(String name) {
    return worker.providers().all().stream()
        .noneMatch(it -> it.name().equals(name) && it.circuit() != CircuitBreakerState.CLOSED);
  }
}
