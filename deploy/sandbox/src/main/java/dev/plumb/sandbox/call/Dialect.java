package dev.plumb.sandbox.call;

import dev.plumb.sandbox.Reply;

/** How one API words what can go wrong whatever was asked. */
public interface Dialect {
  /** Keeps one API's idempotency keys apart from another's. */
  String scope();

  /** 429, 500, 502 or 503. */
  Reply failure(int status);

  Reply keyTooLong();

  Reply keyInUse(String key);

  Reply keyOfOtherPath(String key, String path, String firstPath);

  Reply keyOfOtherParameters(String key);
}
