package dev.plumb.billing;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Runs reactive work on a Vert.x context of its own, as a request would. */
public final class OnContext {

  /** Of what would hang otherwise, such as a stream that is stopped. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private OnContext() {}

  public static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> work.get().ifNoItem().after(LIMIT).fail());
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new AssertionError(failure);
    }
  }
}
