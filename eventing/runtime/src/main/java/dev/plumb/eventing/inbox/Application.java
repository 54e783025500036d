package dev.plumb.eventing.inbox;

import dev.plumb.eventing.ReceivedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings one batch to its end: all of it in one transaction, or, where the data is at fault, event
 * by event, so that one poison event costs only itself.
 */
final class Application {

  private static final Logger LOG = Logger.getLogger(Application.class);

  private final Attempt attempt;
  private final EventBatch batch;
  private final int attempts;

  /** Runs work until it commits, or until it has failed so often with a fault that lasts. */
  @FunctionalInterface
  interface Attempt {
    Uni<Tally> run(Work work, int attempts);
  }

  /**
   * @param attempts for an event alone
   */
  Application(Attempt attempt, EventBatch batch, int attempts) {
    this.attempt = attempt;
    this.batch = batch;
    this.attempts = attempts;
  }

  Uni<Void> run() {
    return attempt
        .run(Work.whole(batch), 1)
        .replaceWithVoid()
        .onFailure(fault -> !(fault instanceof StoppingException))
        .recoverWithUni(this::oneByOne);
  }

  private Uni<Void> oneByOne(Throwable fault) {
    LOG.warnf(
        "Consuming stream %s: %s, %d events go on one by one",
        batch.stream(), Fault.name(fault), batch.events().size());
    Uni<Void> unreadable =
        batch.unreadable().isEmpty()
            ? Uni.createFrom().voidItem()
            : attempt.run(Work.unreadable(batch.unreadable()), Integer.MAX_VALUE).replaceWithVoid();
    return unreadable.chain(
        () ->
            Multi.createFrom()
                .iterable(batch.events())
                .onItem()
                .transformToUniAndConcatenate(this::alone)
                .onItem()
                .ignoreAsUni());
  }

  private Uni<Void> alone(ReceivedEvent event) {
    return orBuried(Work.alone(event)).chain(() -> release(event.key()));
  }

  /** What waited behind the event, one transaction each, as far as there is no hole. */
  Uni<Void> release(UUID key) {
    return Multi.createBy()
        .repeating()
        .uni(() -> orBuried(Work.nextParked(key)))
        .whilst(tally -> !tally.released().isEmpty())
        .onItem()
        .ignoreAsUni();
  }

  private Uni<Tally> orBuried(Work work) {
    return attempt
        .run(work, attempts)
        .onFailure(fault -> !(fault instanceof StoppingException))
        .recoverWithUni(fault -> attempt.run(work.condemned(Reason.of(fault)), Integer.MAX_VALUE));
  }
}
