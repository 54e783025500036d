package dev.plumb.eventing.replay;

/** The service has no exchange for that stream: it never consumed it, or goes by another name. */
public final class UnknownConsumer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownConsumer(String consumer, String stream, Throwable cause) {
    super("no service " + consumer + " consumes stream " + stream, cause);
  }
}
