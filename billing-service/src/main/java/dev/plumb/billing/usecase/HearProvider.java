package dev.plumb.billing.usecase;

import dev.plumb.billing.domain.Decision.Accepted;
import dev.plumb.billing.domain.Decision.AlreadyDone;
import dev.plumb.billing.domain.Decision.Refused;
import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.Payment;
import dev.plumb.billing.domain.PaymentStatus;
import dev.plumb.billing.domain.Refusal;
import dev.plumb.billing.domain.Trigger;
import dev.plumb.billing.store.Payments;
import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What the provider says, by webhook or as the answer to a call: the same transition, so that
 * whichever comes second changes nothing.
 */
@Singleton
public class HearProvider {

  private static final Logger LOG = Logger.getLogger(HearProvider.class);

  private final Transactions transactions;
  private final Payments payments;
  private final Reactions reactions;
  private final Outbox outbox;
  private final Effects effects;
  private final Timers timers;

  HearProvider(
      Transactions transactions,
      Payments payments,
      Reactions reactions,
      Outbox outbox,
      Effects effects,
      Timers timers) {
    this.transactions = transactions;
    this.payments = payments;
    this.reactions = reactions;
    this.outbox = outbox;
    this.effects = effects;
    this.timers = timers;
  }

  /** In one transaction of its own. Orders that billing doesn't know are logged and left. */
  public Uni<Void> hear(OrderId order, List<Trigger> said) {
    return transactions.inTransaction(
        tx -> {
          Uni<Void> all = Uni.createFrom().voidItem();
          for (Trigger trigger : said) {
            all = all.chain(() -> hear(tx, order, trigger));
          }
          return all;
        });
  }

  public Uni<Void> hear(Tx tx, OrderId order, Trigger said) {
    return payments.lock(tx, order).chain(payment -> apply(tx, order, payment, said));
  }

  /** As it is in this transaction, locked; empty if billing doesn't know the order. */
  public Uni<Optional<PaymentStatus>> status(Tx tx, OrderId order) {
    return payments.lock(tx, order).map(known -> known.map(Payment::status));
  }

  private Uni<Void> apply(Tx tx, OrderId order, Optional<Payment> known, Trigger said) {
    if (known.isEmpty()) {
      LOG.warnf("order=%s: the provider says %s of an unknown order", order.value(), name(said));
      return Uni.createFrom().voidItem();
    }
    Payment payment = known.get();
    return switch (payment.on(said)) {
      case Accepted accepted -> write(tx, payment, accepted, said);
      case AlreadyDone _ -> Uni.createFrom().voidItem();
      case Refused refused -> refuse(order, said, refused.why());
    };
  }

  private Uni<Void> write(Tx tx, Payment before, Accepted accepted, Trigger said) {
    Reaction.Applied<Payment> applied = reactions.applied(before, accepted);
    Payment after = applied.next();
    tx.afterCommit(
        () ->
            LOG.infof(
                "order=%s payment=%s: %s, %s -> %s",
                after.order().value(),
                after.id().value(),
                name(said),
                before.status(),
                after.status()));
    return payments
        .save(tx, List.of(after))
        .chain(() -> effects.inTraceOf(tx, after.order().value(), ProviderEffects.KINDS))
        .chain(
            traced ->
                outbox
                    .append(traced, applied.events())
                    .chain(() -> effects.intend(traced, applied.effects()))
                    .chain(() -> timers.change(traced, applied.timers())));
  }

  private static Uni<Void> refuse(OrderId order, Trigger said, Refusal why) {
    Logger.Level level = why.needsAPerson() ? Logger.Level.ERROR : Logger.Level.WARN;
    LOG.logf(level, "order=%s: %s refused, %s", order.value(), name(said), why.text());
    return Uni.createFrom().voidItem();
  }

  private static String name(Trigger trigger) {
    return trigger.getClass().getSimpleName();
  }
}
