package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;

/**
 * Work that nobody can cancel once it is subscribed to. A cancellation would close the connection,
 * and so roll back, before it reaches the work; a statement that the work sends in between commits
 * by itself (docs/adr/0019).
 */
final class ToItsEnd {

  private ToItsEnd() {}

  static <T> Uni<T> of(Uni<T> work) {
    return Uni.createFrom()
        .emitter(caller -> work.subscribe().with(caller::complete, caller::fail));
  }
}
