package dev.plumb.order.usecase;

import dev.plumb.eventing.tx.Transactions;
import dev.plumb.order.store.Answers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Removes old answers, a few at a time, so that no statement holds many rows. */
@Singleton
class ForgetAnswers {

  private static final Logger LOG = Logger.getLogger(ForgetAnswers.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Answers answers;
  private final AnswerSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);

  ForgetAnswers(Transactions transactions, Answers answers, AnswerSettings settings) {
    this.transactions = transactions;
    this.answers = answers;
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("plumb-forget-answers").start(this::forgetUntilStopped);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  /** How many it were. */
  int forget() throws Throwable {
    return VertxContextSupport.subscribeAndAwait(
        () -> transactions.inTransaction(tx -> answers.forget(tx, settings.kept())));
  }

  private void forgetUntilStopped() {
    try {
      while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        forgetAllThatIsOld();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetAllThatIsOld() {
    try {
      int forgotten;
      do {
        forgotten = forget();
      } while (forgotten > 0 && stopping.getCount() > 0);
    } catch (Throwable fault) {
      LOG.warnf("Old answers could not be removed: %s", fault.getMessage());
    }
  }
}
