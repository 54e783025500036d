package dev.plumb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** Faults that go away by themselves: the database is away, starting, or chose a victim. */
final class PassingFault {

  private PassingFault() {}

  static boolean is(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(cause instanceof JsonProcessingException)
          || cause instanceof TimeoutException
          || cause instanceof ClosedConnectionException
          || cause instanceof PgException pg && passes(pg.getSqlState())
          || cause instanceof SQLException sql && passes(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  static Response response() {
    return Response.fromResponse(
            Problem.of(503, "unavailable", "Try again in a moment; nothing was done.").response())
        .header("Retry-After", 1)
        .build();
  }

  /**
   * Classes of SQLSTATE: connection, transaction rollback, resources, operator, and 42P01: the
   * tables are not there yet.
   */
  private static boolean passes(String state) {
    return state != null && state.matches("08...|40...|53...|57P..|55P03|42P01");
  }
}
