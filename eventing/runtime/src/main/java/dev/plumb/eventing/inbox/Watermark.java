package dev.plumb.eventing.inbox;

import java.util.Optional;
import java.util.UUID;

/**
 * How far a key has come.
 *
 * @param epoch of the producer's history that the version belongs to
 * @param version the last one applied; 0 for none
 * @param trail of the events that led there
 */
record Watermark(int epoch, long version, Trail trail) {

  static final Watermark NONE = new Watermark(1, 0, Trail.NONE);

  /** As if nothing were known of how it came there. */
  static Watermark at(long version) {
    return new Watermark(1, version, Trail.NONE);
  }

  Watermark then(UUID id) {
    return new Watermark(epoch, version + 1, trail.then(version + 1, id));
  }

  Watermark jumpedTo(long target) {
    return new Watermark(epoch, target, Trail.NONE);
  }

  /** The mark of what was applied at that version, if that is known to be another event. */
  Optional<Integer> otherThan(UUID id, long atVersion) {
    return atVersion > version
        ? Optional.empty()
        : trail.mark(atVersion, version).filter(mark -> mark != Trail.mark(id));
  }
}
