package dev.plumb.eventing.lease;

import dev.plumb.eventing.lease.LeaseSql.Shared;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * This process's share of the slots of one resource, kept up by a thread of its own. Who has a slot
 * is decided by the database and its clock; whether we may still act on one is decided here by
 * monotonic time counted from before the renewal was sent, so no clock is ever compared with
 * another.
 */
public final class Leases implements HeldLeases, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Leases.class);

  private final LeaseSql sql;
  private final LeaseConnection connection;
  private final LeaseSettings settings;
  private final String resource;
  private final LongSupplier nanoTime;
  private final LeaseListener listener;
  private final Thread keeper;
  private final Semaphore wake = new Semaphore(0);
  private final Yields yields = new Yields();
  private volatile Term term = Term.NONE;
  private volatile boolean stopping;
  private boolean slotsMade;
  private boolean away;
  private boolean hungry = true;

  /**
   * @param resource what is shared; the same name and number of slots on every replica
   * @param owner this process and no other, not even its next start
   * @param nanoTime monotonic, {@link System#nanoTime()}
   */
  public Leases(
      LeaseTable table,
      String resource,
      int slots,
      UUID owner,
      LongSupplier nanoTime,
      LeaseListener listener) {
    this.sql = table.sql(resource, slots, owner.toString());
    this.connection = table.connection();
    this.settings = table.settings();
    this.resource = resource;
    this.nanoTime = nanoTime;
    this.listener = listener;
    this.keeper =
        Thread.ofPlatform().daemon().name("plumb-lease-" + resource).unstarted(this::keep);
  }

  public void start() {
    keeper.start();
  }

  @Override
  public Map<Integer, Long> held() {
    Term current = term;
    return current.isOver(nanoTime.getAsLong()) ? Map.of() : current.fences();
  }

  @Override
  public boolean mayFinish(int slot, long fence) {
    return term.mayFinish(slot, fence, nanoTime.getAsLong());
  }

  /**
   * Yields everything, waits for that, gives it back and signs out: a successor takes it at once.
   */
  @Override
  public void close() {
    stopping = true;
    wake.release();
    if (keeper.isAlive()) {
      join();
    }
  }

  private void join() {
    try {
      keeper.join(settings.ttl().multipliedBy(2));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void keep() {
    connection.on(resource, wake::release);
    while (!stopping) {
      renew();
      pause();
    }
    connection.off(resource);
    leave();
  }

  private void renew() {
    long sentAt = nanoTime.getAsLong();
    try {
      if (!slotsMade) {
        connection.ask(sql::makeSlots);
        slotsMade = true;
      }
      giveBackYielded();
      Shared shared = connection.ask(sql::renewAndTake);
      endTerm();
      apply(shared, sentAt);
      away = false;
    } catch (RuntimeException fault) {
      slotsMade = false;
      report(fault);
    }
    endTerm();
  }

  private void apply(Shared shared, long sentAt) {
    Set<Integer> goingAlready = yields.among(shared.fences());
    Set<Integer> ours = new HashSet<>(shared.fences().keySet());
    ours.removeAll(goingAlready);
    hungry = ours.isEmpty() || ours.size() < shared.share();
    Set<Integer> surplus = ours.stream().sorted().skip(shared.share()).collect(Collectors.toSet());
    yields.begin(surplus);
    Term before = term;
    long endsAt = sentAt + settings.ttl().minus(settings.margin()).toNanos();
    term = Term.of(shared.fences(), yields.all(), endsAt);
    tell(before, surplus);
  }

  private void tell(Term before, Set<Integer> surplus) {
    Set<Integer> lost = term.lostSince(before);
    if (!lost.isEmpty()) {
      LOG.warnf("Lost %d slots of %s", lost.size(), resource);
      listener.lost(lost);
    }
    Map<Integer, Long> gained = term.gainedSince(before);
    if (!gained.isEmpty()) {
      LOG.infof("Gained %d slots of %s, now %d", gained.size(), resource, term.fences().size());
      listener.gained(gained);
    }
    if (!surplus.isEmpty()) {
      yieldUp(surplus, before.fences().keySet());
    }
  }

  private void yieldUp(Set<Integer> surplus, Set<Integer> before) {
    Set<Integer> known = surplus.stream().filter(before::contains).collect(Collectors.toSet());
    Uni<Void> done = known.isEmpty() ? Uni.createFrom().voidItem() : listener.yielding(known);
    done.ifNoItem()
        .after(settings.ttl())
        .fail()
        .onFailure()
        .recoverWithNull()
        .subscribe()
        .with(
            ignored -> {
              yields.done(surplus);
              wake.release();
            });
  }

  private void giveBackYielded() {
    Set<Integer> back = yields.toGiveBack();
    if (!back.isEmpty()) {
      connection.ask(client -> sql.giveBack(client, back));
      yields.givenBack(back);
      LOG.infof("Gave %d slots of %s to other replicas", back.size(), resource);
    }
  }

  private void endTerm() {
    Term current = term;
    if (!current.fences().isEmpty() && current.isOver(nanoTime.getAsLong())) {
      term = Term.NONE;
      hungry = true;
      LOG.warnf("The lease on %d slots of %s ran out", current.fences().size(), resource);
      listener.lost(current.fences().keySet());
    }
  }

  private void pause() {
    long delay = settings.tick().toNanos();
    if (hungry || away) {
      delay /= 3;
    }
    Term current = term;
    if (!current.fences().isEmpty()) {
      delay = Math.clamp(current.endsAt() - nanoTime.getAsLong(), 1, delay);
    }
    try {
      if (wake.tryAcquire(delay, TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException interrupted) {
      stopping = true;
    }
  }

  private void leave() {
    Map<Integer, Long> last = held();
    term = term.last();
    try {
      if (!last.isEmpty()) {
        listener.yielding(last.keySet()).await().atMost(settings.ttl());
      }
    } catch (RuntimeException late) {
      LOG.warnf("Giving back %s with work under way: %s", resource, late);
    }
    try {
      int given = connection.ask(sql::signOut);
      LOG.infof("Gave up all %d slots of %s", given, resource);
    } catch (RuntimeException fault) {
      LOG.warnf("Leases on %s end by themselves: %s", resource, fault);
    }
  }

  private void report(RuntimeException fault) {
    if (!away) {
      LOG.warnf("Leases on %s can't be renewed for now: %s", resource, fault);
    }
    away = true;
  }
}
