package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.Lane.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * How rows of the outbox come into memory: in passing, or lane by lane where that is not enough.
 */
final class LaneIntake {

  private final Lanes lanes;

  LaneIntake(Lanes lanes) {
    this.lanes = lanes;
  }

  /**
   * A row that was read in passing.
   *
   * @param predecessor highest waiting version below the event's at the time of reading; 0 if none
   */
  void offer(OutboxEvent event, long predecessor) {
    Lane lane = lanes.find(event.stream(), event.key());
    if (lane == null) {
      lane = lanes.add(new Lane(event));
      take(lane, event, predecessor == 0);
    } else if (event.version() > lane.last() && !lane.more) {
      take(lane, event, predecessor <= lane.last() && lane.pending.size() < Lanes.DEPTH);
    }
  }

  private void take(Lane lane, OutboxEvent event, boolean isNext) {
    if (isNext) {
      lane.pending.add(event);
      lanes.kept(1);
    } else {
      lane.more = true;
    }
    lanes.settle(lane);
  }

  /** A row that must be in memory unless it is still to be read. */
  void expect(String stream, UUID key, int shard, long version, long waitingSinceMillis) {
    Lane lane = lanes.find(stream, key);
    if (lane == null) {
      lane = lanes.add(new Lane(stream, key, shard));
      lane.waitingSinceMillis = waitingSinceMillis;
    }
    if (version > lane.last()) {
      lane.more = true;
    }
    lanes.settle(lane);
  }

  boolean hasToLoad() {
    return !lanes.toLoad.isEmpty();
  }

  /** Lanes whose next rows are to be read, at most {@code limit}; they come back by load. */
  List<Lane> toLoad(int limit) {
    List<Lane> taken = new ArrayList<>();
    while (taken.size() < limit && hasToLoad()) {
      Lane lane = lanes.toLoad.poll();
      if (lane.state == State.TO_LOAD) {
        taken.add(lane);
      }
    }
    return taken;
  }

  /** The next rows of a lane, in version order, at most {@link Lanes#DEPTH}. */
  void loaded(Lane lane, List<OutboxEvent> events) {
    if (lane.state != State.TO_LOAD) {
      return;
    }
    lane.pending.addAll(events);
    lanes.kept(events.size());
    lane.more = events.size() == Lanes.DEPTH;
    if (!events.isEmpty()) {
      lane.waitingSinceMillis = events.getFirst().occurredAt().toEpochMilli();
    }
    lanes.goOn(lane);
  }

  /** Reading failed: it is tried again. */
  void notLoaded(Collection<Lane> unread) {
    for (Lane lane : unread) {
      if (lane.state == State.TO_LOAD) {
        lanes.toLoad.add(lane);
      }
    }
  }
}
