package dev.plumb.order.usecase;

import dev.plumb.order.store.Answers.Given;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;

/** What becomes of a request whose key was seen before. */
final class Replay {

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private Replay() {}

  static KeyedOutcome of(Given before) {
    return before.sameRequest()
        ? new KeyedOutcome.Answered(before.answer())
        : new KeyedOutcome.KeyReused();
  }

  /** Waiting for the first one was given up by the database: nothing was written. */
  static Uni<KeyedOutcome> orStillRunning(Uni<KeyedOutcome> outcome) {
    return outcome
        .onFailure(Replay::lockNotAvailable)
        .recoverWithItem(KeyedOutcome.StillRunning::new);
  }

  private static boolean lockNotAvailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PgException pg && LOCK_NOT_AVAILABLE.equals(pg.getSqlState())
          || cause instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
