package dev.plumb.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Who may relay which shard, by the database's clock, and under which fence number. */
public final class MemoryLeases {

  private record Lease(Process owner, long fence, long endsAt) {}

  private final World world;
  private final Map<Integer, Lease> leases = new TreeMap<>();
  private final Map<Process, Long> members = new LinkedHashMap<>();

  public MemoryLeases(World world) {
    this.world = world;
  }

  /** Renews what is the caller's and takes what is free, as long as it has fewer than its share. */
  public Map<Integer, Long> renewAndTake(Process caller, int slots, long ttl) {
    members.values().removeIf(until -> until < world.now());
    members.put(caller, world.now() + ttl);
    int share = Math.ceilDiv(slots, members.size());
    Map<Integer, Long> ours = new TreeMap<>();
    for (int slot = 0; slot < slots; slot++) {
      Lease lease = leases.get(slot);
      if (lease != null && lease.owner == caller) {
        ours.put(slot, renew(slot, lease, ttl));
      }
    }
    for (int slot = 0; slot < slots && ours.size() < share; slot++) {
      Lease lease = leases.get(slot);
      if (lease == null || lease.owner != caller && hasEnded(lease, caller)) {
        long fence = lease == null ? 1 : lease.fence + 1;
        leases.put(slot, new Lease(caller, fence, world.now() + ttl));
        ours.put(slot, fence);
      }
    }
    return ours;
  }

  private long renew(int slot, Lease lease, long ttl) {
    leases.put(slot, new Lease(lease.owner, lease.fence, world.now() + ttl));
    return lease.fence;
  }

  private boolean hasEnded(Lease lease, Process caller) {
    long now = world.has(Bug.LEASE_BY_WALL_CLOCK) ? caller.wallClock() : world.now();
    return lease.endsAt < now;
  }

  /** Whether the same replica has got the shard again since. */
  public boolean hasNewer(int slot, Process owner, long fence) {
    Lease lease = leases.get(slot);
    return lease != null && lease.owner == owner && lease.fence >= fence;
  }

  /** Whether the lease under which something was sent still stands. */
  public boolean stands(int slot, Process owner, long fence) {
    Lease lease = leases.get(slot);
    return lease != null
        && lease.owner == owner
        && lease.fence == fence
        && lease.endsAt > world.now();
  }
}
