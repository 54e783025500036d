package dev.plumb.simulator.memory;

import java.sql.SQLException;

/** A unique key is taken. */
public final class RefusedCommit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String UNIQUE_VIOLATION = "23505";

  public RefusedCommit(String key) {
    super(new SQLException(key + " is taken", UNIQUE_VIOLATION));
  }
}
