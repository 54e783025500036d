package dev.plumb.eventing.backends;

/** How a server is taken down; its data stays. */
public enum Shutdown {
  /** Orderly: PostgreSQL's fast mode (SIGINT), the broker's SIGTERM. */
  FAST("INT", "TERM"),
  /** PostgreSQL recovers from its log at the next start (SIGQUIT); the broker's SIGTERM. */
  IMMEDIATE("QUIT", "TERM"),
  /** As when the process crashes: SIGKILL. */
  KILL("KILL", "KILL");

  private final String postgresSignal;
  private final String rabbitSignal;

  Shutdown(String postgresSignal, String rabbitSignal) {
    this.postgresSignal = postgresSignal;
    this.rabbitSignal = rabbitSignal;
  }

  String postgresSignal() {
    return postgresSignal;
  }

  String rabbitSignal() {
    return rabbitSignal;
  }
}
