package dev.plumb.eventing.inbox;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.operation.AdvisoryLock;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.retry.Backoff;
import dev.plumb.eventing.startup.Schema;
import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.eventing.stop.Stop;
import dev.plumb.eventing.timer.Timers;
import dev.plumb.eventing.trace.EventSpans;
import dev.plumb.eventing.tx.FreshContext;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.usage.TypeUses;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Makes the plain classes of this package beans. */
@Singleton
class InboxProducer {

  @Produces
  @Singleton
  Inbox noting(SqlInbox inbox, TypeUses uses) {
    return new NotingInbox(inbox, uses);
  }

  @Produces
  @Singleton
  @Typed(SqlInbox.class)
  SqlInbox inbox(
      Pool pool,
      Outbox outbox,
      Effects effects,
      Timers timers,
      InboxSettings settings,
      MeterRegistry meters,
      EventSpans spans) {
    return new SqlInbox(
        new PoolTransactions(pool),
        new SqlInboxStore(),
        outbox,
        effects,
        timers,
        settings,
        meters,
        new SecureRandom(),
        Pause::onContext,
        spans);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(
      Pool pool,
      SqlInbox inbox,
      InboxSettings settings,
      AdvisoryLock lock,
      @All List<Subscription<?>> subscriptions) {
    Backoff backoff = new Backoff(settings.retryFrom(), settings.retryUpTo(), new SecureRandom());
    Transactions transactions = new PoolTransactions(pool);
    return new SqlDeadLetters(
        transactions,
        lock,
        new Subscriptions(subscriptions),
        new Redrives(
            transactions, inbox, new Patience(backoff, Pause::onContext, settings.attempts())));
  }

  @Produces
  @Singleton
  UnknownTypes unknownTypes(
      Pool pool, @All List<Subscription<?>> subscriptions, DeadLetters deadLetters) {
    return new UnknownTypes(
        new PoolTransactions(pool), new Subscriptions(subscriptions), deadLetters);
  }

  @Produces
  @Singleton
  Upstreams upstreams(Pool pool) {
    return new Upstreams(new PoolTransactions(pool));
  }

  @Produces
  @Singleton
  InboxRetention retention(Pool pool, InboxSettings settings) {
    return new InboxRetention(pool, settings.keepDays());
  }

  @Produces
  @Singleton
  SettingsRule rule(InboxSettings settings) {
    return () -> problems(settings);
  }

  void start(
      @Observes StartupEvent event,
      Schema schema,
      InboxRetention retention,
      UnknownTypes unknown,
      Vertx vertx) {
    schema
        .ready()
        .subscribe()
        .with(
            ready -> {
              retention.start();
              unknown.start(new FreshContext(vertx));
            },
            stopping -> {});
  }

  /** Batches that wait for another try would hold up the consumers' stop. */
  void stop(
      @Observes @Priority(Stop.BEFORE) ShutdownEvent event,
      SqlInbox inbox,
      InboxRetention retention,
      UnknownTypes unknown) {
    inbox.close();
    unknown.close();
    retention.close();
  }

  private static List<String> problems(InboxSettings settings) {
    List<String> problems = new ArrayList<>();
    if (settings.attempts() < 1) {
      problems.add("plumb.inbox.attempts is " + settings.attempts() + "; set it to 1 or more");
    }
    if (settings.keepDays() < 1) {
      problems.add("plumb.inbox.keep-days is " + settings.keepDays() + "; set it to 1 or more");
    }
    if (settings.retryUpTo().compareTo(settings.retryFrom()) < 0) {
      problems.add(
          "plumb.inbox.retry-up-to is below plumb.inbox.retry-from; set it to at least that");
    }
    return problems;
  }
}
