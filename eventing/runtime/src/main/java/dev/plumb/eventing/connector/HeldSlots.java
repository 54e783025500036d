package dev.plumb.eventing.connector;

import dev.plumb.eventing.lease.LeaseListener;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The slots this replica may consume, as the leases say. */
final class HeldSlots implements LeaseListener {

  private final Set<Integer> held = ConcurrentHashMap.newKeySet();
  private final Map<CompletableFuture<Void>, Set<Integer>> yielding = new ConcurrentHashMap<>();
  private final Runnable changed;
  private volatile boolean stopped;

  /**
   * @param changed must not block
   */
  HeldSlots(Runnable changed) {
    this.changed = changed;
  }

  Set<Integer> now() {
    return Set.copyOf(held);
  }

  @Override
  public void gained(Map<Integer, Long> fences) {
    held.addAll(fences.keySet());
    changed.run();
  }

  @Override
  public Uni<Void> yielding(Set<Integer> slots) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    yielding.put(done, new HashSet<>(slots));
    held.removeAll(slots);
    if (stopped) {
      yieldWhatIsFree(slot -> false);
    }
    changed.run();
    return Uni.createFrom().completionStage(done);
  }

  @Override
  public void lost(Set<Integer> slots) {
    held.removeAll(slots);
    changed.run();
  }

  boolean isYielding() {
    return !yielding.isEmpty();
  }

  /**
   * @param inHand whether deliveries of the slot are still being worked on
   */
  void yieldWhatIsFree(Predicate<Integer> inHand) {
    yielding.forEach(
        (done, slots) -> {
          if (slots.stream().noneMatch(inHand)) {
            yielding.remove(done);
            done.complete(null);
          }
        });
  }

  /** Nothing is in hand any more, nor will be: slots are given back without a wait. */
  void stop() {
    stopped = true;
    yieldWhatIsFree(slot -> false);
  }
}
