package dev.plumb.eventing.inbox;

import dev.plumb.simulator.memory.MemoryTx;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What one service knows of the histories of the streams it consumes. */
final class MemoryUpstreams {

  record Upstream(int epoch, boolean stopped) {}

  private record Name(String stream) {}

  private final Map<String, Upstream> upstreams = new HashMap<>();

  Upstream of(String stream) {
    return upstreams.getOrDefault(stream, new Upstream(1, false));
  }

  /** False if it has stopped before, or goes on in another history. */
  Uni<Boolean> stop(MemoryTx tx, String stream, int epoch) {
    return put(tx, stream, new Upstream(epoch, true), it -> it.stopped || it.epoch != epoch);
  }

  /** False if that history or a later one was known before. */
  Uni<Boolean> begin(MemoryTx tx, String stream, int epoch) {
    return put(tx, stream, new Upstream(epoch, false), it -> it.epoch >= epoch);
  }

  private Uni<Boolean> put(
      MemoryTx tx, String stream, Upstream next, Predicate<Upstream> standsInTheWay) {
    return tx.statement(
        () ->
            tx.lock(List.of(new Name(stream)))
                .map(
                    held -> {
                      Upstream known = upstreams.get(stream);
                      boolean free = known == null || !standsInTheWay.test(known);
                      if (free) {
                        tx.write(() -> upstreams.put(stream, next));
                      }
                      return free;
                    }));
  }
}
