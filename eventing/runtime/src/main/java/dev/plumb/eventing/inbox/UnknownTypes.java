package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.tx.Contexts;
import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Redrives what is dead only because an earlier build had no entry for its type, now that this one
 * has: after an upgrade, and beside replicas of the earlier build. Each is tried once, since what
 * fails here is dead for another reason.
 */
final class UnknownTypes implements AutoCloseable {

  /** Who does so, in the log of operations. */
  static final String OPERATOR = "plumb";

  private static final Logger LOG = Logger.getLogger(UnknownTypes.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final Subscriptions subscriptions;
  private final DeadLetters deadLetters;
  private Cancellable running = () -> {};

  record Type(String stream, String name) {}

  UnknownTypes(Transactions transactions, Subscriptions subscriptions, DeadLetters deadLetters) {
    this.transactions = transactions;
    this.subscriptions = subscriptions;
    this.deadLetters = deadLetters;
  }

  /** The tables must be there. */
  synchronized void start(Contexts contexts) {
    running =
        Multi.createFrom()
            .ticks()
            .every(EVERY)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> contexts.run(this::redriveOrTell))
            .subscribe()
            .with(redriven -> {});
  }

  @Override
  public synchronized void close() {
    running.cancel();
  }

  /** How many were tried. */
  Uni<Integer> redrive() {
    return transactions
        .inTransaction(DeadLetterRows::unknownTypes)
        .onItem()
        .transformToMulti(types -> Multi.createFrom().iterable(types))
        .filter(this::isKnownNow)
        .onItem()
        .transformToUniAndConcatenate(this::redrive)
        .collect()
        .with(Collectors.summingInt(redriven -> redriven));
  }

  private Uni<Integer> redrive(Type type) {
    return transactions
        .inTransaction(tx -> DeadLetterRows.ofUnknownType(tx, type))
        .onItem()
        .transformToMulti(ids -> Multi.createFrom().iterable(ids))
        .onItem()
        .transformToUniAndConcatenate(id -> deadLetters.redrive(id, OPERATOR))
        .filter(answer -> answer instanceof Answer.Done)
        .collect()
        .asList()
        .map(List::size)
        .invoke(redriven -> tell(type, redriven));
  }

  private boolean isKnownNow(Type type) {
    return subscriptions
        .to(type.stream())
        .filter(subscription -> subscription.table().knows(type.name()))
        .isPresent();
  }

  private Uni<Integer> redriveOrTell() {
    return redrive()
        .onFailure()
        .invoke(fault -> LOG.debug("Events of once unknown types not redriven, again soon", fault))
        .onFailure()
        .recoverWithItem(0);
  }

  private static void tell(Type type, int redriven) {
    if (redriven > 0) {
      LOG.infof(
          "Redriven, as an earlier build did not know the type: type=%s stream=%s events=%d",
          type.name(), type.stream(), redriven);
    }
  }
}
