package dev.plumb.eventing.inbox;

/** Nothing of the stream is applied until its producer has begun a new history. */
final class StreamStoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StreamStoppedException(String stream) {
    super(
        "stream " + stream + " has stopped, its producer was restored: see /ops/upstreams",
        null,
        false,
        false);
  }
}
