package dev.plumb.eventing.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one renewal has brought.
 *
 * @param fences slot to fence number of what may be worked on
 * @param finishing the same of what is being yielded: what was begun may be finished
 * @param endsAt monotonic nanoseconds
 */
record Term(Map<Integer, Long> fences, Map<Integer, Long> finishing, long endsAt) {

  static final Term NONE = new Term(Map.of(), Map.of(), 0);

  /**
   * @param inDatabase slot to fence number of all that are ours there
   * @param yielding those of them that others are to have
   */
  static Term of(Map<Integer, Long> inDatabase, Set<Integer> yielding, long endsAt) {
    Map<Integer, Long> kept = new HashMap<>(inDatabase);
    kept.keySet().removeAll(yielding);
    Map<Integer, Long> finishing = new HashMap<>(inDatabase);
    finishing.keySet().retainAll(yielding);
    return new Term(Map.copyOf(kept), Map.copyOf(finishing), endsAt);
  }

  /** Nothing is to be begun any more. */
  Term last() {
    return new Term(Map.of(), fences, endsAt);
  }

  boolean isOver(long now) {
    return now - endsAt >= 0;
  }

  boolean mayFinish(int slot, long fence, long now) {
    Long ours = fences.getOrDefault(slot, finishing.get(slot));
    return ours != null && ours == fence && !isOver(now);
  }

  /** What is held now and was not before, or under another fence number. */
  Map<Integer, Long> gainedSince(Term before) {
    Map<Integer, Long> gained = new HashMap<>(fences);
    gained.entrySet().removeAll(before.fences.entrySet());
    return Map.copyOf(gained);
  }

  /** What was held before and is neither held now, under the same fence number, nor yielded. */
  Set<Integer> lostSince(Term before) {
    return before.fences.keySet().stream()
        .filter(slot -> !before.fences.get(slot).equals(fences.get(slot)))
        .filter(slot -> !finishing.containsKey(slot))
        .collect(Collectors.toUnmodifiableSet());
  }
}
