package dev.plumb.eventing.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What one channel has published and the broker has not answered yet, by delivery tag. Tags begin
 * at 1 and have no holes.
 */
final class InFlight {

  private static final int FIRST_SIZE = 1024;

  /**
   * @param fence of the lease under which it was sent
   * @param sentAt monotonic nanoseconds
   */
  record Sent(Lane lane, OutboxEvent event, long fence, long sentAt) {}

  private Sent[] byTag = new Sent[FIRST_SIZE];
  private long lowest = 1;
  private long next = 1;

  void add(Sent sent) {
    if (next - lowest == byTag.length) {
      grow();
    }
    byTag[slot(next++)] = sent;
  }

  /** Takes out what the broker's answer is about, oldest first. */
  void settle(long tag, boolean andAllBefore, Consumer<Sent> outcome) {
    for (long each = andAllBefore ? lowest : tag; each <= tag && each < next; each++) {
      Sent sent = each < lowest ? null : byTag[slot(each)];
      if (sent != null) {
        byTag[slot(each)] = null;
        outcome.accept(sent);
      }
    }
    while (lowest < next && byTag[slot(lowest)] == null) {
      lowest++;
    }
  }

  /** Takes out a returned one: its key has no other in flight. Null if it is not there. */
  Sent takeReturned(String stream, UUID key) {
    for (long tag = lowest; tag < next; tag++) {
      Sent sent = byTag[slot(tag)];
      if (sent != null && sent.event().key().equals(key) && sent.event().stream().equals(stream)) {
        byTag[slot(tag)] = null;
        return sent;
      }
    }
    return null;
  }

  /** Null if nothing is in flight. */
  Sent oldest() {
    return lowest < next ? byTag[slot(lowest)] : null;
  }

  /** Takes out everything, oldest first, for a channel that begins anew. */
  List<Sent> restart() {
    List<Sent> unanswered = new ArrayList<>();
    settle(next - 1, true, unanswered::add);
    lowest = 1;
    next = 1;
    return unanswered;
  }

  private void grow() {
    Sent[] larger = new Sent[byTag.length * 2];
    for (long tag = lowest; tag < next; tag++) {
      larger[(int) (tag % larger.length)] = byTag[slot(tag)];
    }
    byTag = larger;
  }

  private int slot(long tag) {
    return (int) (tag % byTag.length);
  }
}
