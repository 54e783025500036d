package dev.plumb.local;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Calls to some replica of a service, so many at once. */
final class Calls {
  private static final int AT_ONCE = 16;

  private final List<Http> replicas;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Calls(List<Http> replicas) {
    this.replicas = replicas;
  }

  /**
   * @throws UncheckedIOException when that replica can't be reached or doesn't answer
   */
  Http.Answer get(String path) {
    return call(http -> http.get(path));
  }

  Http.Answer post(String path, Map<String, Object> body, String idempotencyKey) {
    return call(http -> http.post(path, body, Map.of("Idempotency-Key", idempotencyKey)));
  }

  private interface Call {
    Http.Answer on(Http http);
  }

  private Http.Answer call(Call call) {
    free.acquireUninterruptibly();
    try {
      return call.on(replicas.get((int) (System.nanoTime() / 1_000 % replicas.size())));
    } finally {
      free.release();
    }
  }
}
