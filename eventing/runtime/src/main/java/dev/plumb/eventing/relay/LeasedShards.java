package dev.plumb.eventing.relay;

import dev.plumb.eventing.lease.HeldLeases;
import dev.plumb.eventing.lease.LeaseListener;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * The shards this relay may work on: those it has leased, without those that the database has said
 * are somebody else's, whatever our own clock says. Told by the leases' thread, changed on the
 * relay's.
 */
final class LeasedShards implements LeaseListener {

  private static final Logger LOG = Logger.getLogger(LeasedShards.class);

  private final Executor relay;
  private final Duration drainTimeout;
  private final Lanes lanes;
  private final LaneSends sends;
  private final Runnable onGained;

  /** Shard to the fence number under which it is somebody else's. */
  private final Map<Integer, Long> notOurs = new HashMap<>();

  private final Map<UniEmitter<? super Void>, Set<Integer>> yields = new HashMap<>();
  private HeldLeases leases;

  /**
   * @param onGained everything must be read that waits in them
   */
  LeasedShards(
      Executor relay, Duration drainTimeout, Lanes lanes, LaneSends sends, Runnable onGained) {
    this.relay = relay;
    this.drainTimeout = drainTimeout;
    this.lanes = lanes;
    this.sends = sends;
    this.onGained = onGained;
  }

  void by(HeldLeases itsLeases) {
    leases = itsLeases;
  }

  /** Shard to the fence number of its lease. */
  Map<Integer, Long> ours() {
    Map<Integer, Long> leased = leases.held();
    if (notOurs.isEmpty()) {
      return leased;
    }
    Map<Integer, Long> ours = new HashMap<>(leased);
    ours.entrySet().removeIf(lease -> isRefused(lease.getKey(), lease.getValue()));
    return ours;
  }

  int held() {
    return leases.held().size();
  }

  /** From any thread. */
  boolean mayFinish(InFlight.Sent sent) {
    return leases.mayFinish(sent.event().shard(), sent.fence());
  }

  @Override
  public void gained(Map<Integer, Long> fences) {
    relay.execute(
        () -> {
          notOurs.keySet().removeAll(fences.keySet());
          onGained.run();
        });
  }

  @Override
  public void lost(Set<Integer> shards) {
    relay.execute(() -> lanes.drop(shards));
  }

  @Override
  public Uni<Void> yielding(Set<Integer> shards) {
    return Uni.createFrom()
        .<Void>emitter(done -> relay.execute(() -> beginToYield(shards, done)))
        .ifNoItem()
        .after(drainTimeout)
        .recoverWithItem(() -> null);
  }

  private void beginToYield(Set<Integer> shards, UniEmitter<? super Void> done) {
    lanes.drop(shards);
    yields.put(done, Set.copyOf(shards));
  }

  boolean areYielding() {
    return !yields.isEmpty();
  }

  /** Lets go of what nothing is in doubt of any more. */
  void finishYields() {
    yields.entrySet().removeIf(each -> isFinished(each.getKey(), each.getValue()));
  }

  private boolean isFinished(UniEmitter<? super Void> done, Set<Integer> shards) {
    boolean settled = sends.inDoubt(shards) == 0;
    if (settled) {
      done.complete(null);
    }
    return settled;
  }

  /**
   * The database refused to mark their events as sent. It may say so after we got them back under
   * another lease, which stands.
   *
   * @param fences of the leases that were refused
   * @return how many of them we held for ours until now
   */
  int refused(Map<Integer, Long> fences) {
    Map<Integer, Long> held = leases.held();
    Set<Integer> gone = new HashSet<>(fences.keySet());
    gone.removeIf(
        shard ->
            isRefused(shard, fences.get(shard))
                || held.getOrDefault(shard, 0L) > fences.get(shard));
    if (!gone.isEmpty()) {
      LOG.warnf("%d shards went to another relay before their events were marked", gone.size());
      gone.forEach(shard -> notOurs.put(shard, fences.get(shard)));
      lanes.drop(gone);
    }
    return gone.size();
  }

  private boolean isRefused(int shard, long fence) {
    return fence <= notOurs.getOrDefault(shard, -1L);
  }
}
