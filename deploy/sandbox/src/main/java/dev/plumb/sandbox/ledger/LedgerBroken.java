package dev.plumb.sandbox.ledger;

/** The journal refused a write; the process must be restarted on a working disk. */
public final class LedgerBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerBroken(Throwable cause) {
    super("the ledger can't be written: " + cause.getMessage(), cause);
  }
}
