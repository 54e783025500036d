package dev.plumb.eventing.inbox;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What a failed transaction says about the next try. */
enum Fault {
  /** The database or the way to it: the same work succeeds once that is over. */
  PASSING,
  /** A unique key is taken: another transaction may have been first, or the event is wrong. */
  TAKEN,
  /** The data or the code that handles it: the same work fails again. */
  LASTING;

  /** Looks for the database's own word anywhere in the chain of causes. */
  static Fault of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Optional<String> state = sqlState(cause);
      if (state.isPresent()) {
        return ofState(state.get());
      }
      if (isOfDriver(cause)) {
        return PASSING;
      }
    }
    return LASTING;
  }

  /** For the log: the kind of fault, without the data it may quote. */
  static String name(Throwable thrown) {
    if (thrown instanceof StreamStoppedException) {
      return thrown.getMessage();
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Optional<String> state = sqlState(cause);
      if (state.isPresent()) {
        return "SQLSTATE " + state.get();
      }
    }
    return thrown.getClass().getSimpleName();
  }

  private static Optional<String> sqlState(Throwable cause) {
    return switch (cause) {
      case PgException postgres -> Optional.ofNullable(postgres.getSqlState());
      case SQLException sql -> Optional.ofNullable(sql.getSQLState());
      default -> Optional.empty();
    };
  }

  /** Classes as in https://www.postgresql.org/docs/current/errcodes-appendix.html. */
  private static Fault ofState(String state) {
    if (state.equals("23505")) {
      return TAKEN;
    }
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      // Data, constraints, views' check options, and what triggers raise.
      case "21", "22", "23", "44", "P0" -> LASTING;
      default -> PASSING;
    };
  }

  private static boolean isOfDriver(Throwable cause) {
    String type = cause.getClass().getName();
    return cause instanceof OvertakenException
        || cause instanceof Awaiting
        || cause instanceof StreamStoppedException
        || cause instanceof Fork.Found
        || cause instanceof NewHistoryException
        || cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof VirtualMachineError
        || type.startsWith("io.vertx.")
        || type.startsWith("io.netty.");
  }
}
