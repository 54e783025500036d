package dev.plumb.eventing.operation;

/** What an operator asked for was broken off; what had committed by then stays. */
public final class DatabaseAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseAway(Throwable cause) {
    super("the database is away or too busy: what had committed by then stays", cause);
  }
}
