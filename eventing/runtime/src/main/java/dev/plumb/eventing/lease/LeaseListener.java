package dev.plumb.eventing.lease;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;

/**
 * Told what this process may work on. Called from one thread, never two at once; must not block.
 */
public interface LeaseListener {

  /**
   * @param fences slot to fence number, of the newly held slots only
   */
  void gained(Map<Integer, Long> fences);

  /**
   * The slots are no longer among the held ones, but nobody else has them yet: they are given back
   * once the answer completes, whether well or not, or when their lease ends.
   */
  Uni<Void> yielding(Set<Integer> slots);

  /**
   * The slots ran out or went to somebody else: whatever is under way for them is no longer ours.
   */
  void lost(Set<Integer> slots);
}
