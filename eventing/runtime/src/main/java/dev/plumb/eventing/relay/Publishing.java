package dev.plumb.eventing.relay;

import dev.plumb.eventing.relay.InFlight.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What goes to the broker, and what becomes of it: a window of events on one channel, each until it
 * is confirmed, refused, returned, or the channel's life is over. On the relay's thread.
 */
final class Publishing {

  private static final Logger LOG = Logger.getLogger(Publishing.class);

  /**
   * A channel opened while queues change their leader may refuse what goes to them for as long as
   * it lives (docs/adr/0030); a younger one is given the time that takes.
   */
  private static final Duration YOUNG = Duration.ofSeconds(5);

  private final RelaySettings settings;
  private final Lanes lanes;
  private final LaneSends sends;
  private final Supplier<Map<Integer, Long>> leased;
  private final Consumer<Sent> onConfirmed;
  private final RelayMetrics metrics;
  private final StatusReport report;
  private final LongSupplier nanoTime;
  private final InFlight inFlight = new InFlight();
  private EventWriter writer;
  private long epoch;
  private boolean open;
  private boolean blocked;
  private long confirmsDueFrom;
  private long openedAt;
  private boolean isLeaving;

  /**
   * @param leased shards that may be sent, with the fence numbers of their leases
   */
  Publishing(
      RelaySettings settings,
      Lanes lanes,
      LaneSends sends,
      Supplier<Map<Integer, Long>> leased,
      Consumer<Sent> onConfirmed,
      RelayMetrics metrics,
      StatusReport report,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.lanes = lanes;
    this.sends = sends;
    this.leased = leased;
    this.onConfirmed = onConfirmed;
    this.metrics = metrics;
    this.report = report;
    this.nanoTime = nanoTime;
    this.confirmsDueFrom = nanoTime.getAsLong();
  }

  void through(EventWriter itsWriter) {
    writer = itsWriter;
  }

  boolean isOpen() {
    return open;
  }

  boolean isBlocked() {
    return blocked;
  }

  /** Sends whatever may be sent. */
  void step() {
    giveUpSilentChannel();
    giveUpRefusingChannel();
    if (open && !blocked && !isLeaving) {
      declareStreams();
      List<Sent> batch = nextBatch();
      if (!batch.isEmpty()) {
        writer.send(epoch, batch);
      }
    }
  }

  /** Begins again on a new channel, whatever is known of this one. */
  void beginAnew() {
    writer.giveUp(epoch);
    unanswered();
  }

  void opened(long opening) {
    epoch = opening;
    open = true;
    openedAt = nanoTime.getAsLong();
    isLeaving = false;
    lanes.outlets().forEach(Outlet::forgetDeclaration);
  }

  void closed(long closing) {
    if (isOf(closing)) {
      unanswered();
    }
  }

  void acked(long of, long tag, boolean andAllBefore) {
    if (isOf(of)) {
      inFlight.settle(tag, andAllBefore, this::confirmed);
      report.confirmed();
    }
  }

  void nacked(long of, long tag, boolean andAllBefore) {
    if (isOf(of)) {
      inFlight.settle(tag, andAllBefore, this::refused);
    }
  }

  void returned(long of, String stream, UUID key) {
    Sent sent = isOf(of) ? inFlight.takeReturned(stream, key) : null;
    if (sent != null) {
      metrics.returned();
      sends.returned(sent.lane());
    }
  }

  void declared(long of, String stream) {
    if (of == epoch) {
      lanes.outlet(stream).declared();
    }
  }

  void notDeclared(String stream) {
    lanes.outlet(stream).refused(nanoTime.getAsLong() + settings.pollInterval().toNanos());
  }

  void blocked(boolean now) {
    blocked = now;
    confirmsDueFrom = nanoTime.getAsLong();
  }

  private boolean isOf(long whichEpoch) {
    return whichEpoch == epoch && open;
  }

  private List<Sent> nextBatch() {
    Map<Integer, Long> fences = leased.get();
    List<Sent> batch = new ArrayList<>();
    long now = nanoTime.getAsLong();
    while (sends.inDoubt() < settings.window()) {
      Lane lane = sends.next();
      if (lane == null) {
        break;
      }
      Long fence = fences.get(lane.shard);
      if (fence == null) {
        sends.notOurs(lane);
      } else {
        Sent sent = new Sent(lane, lane.inFlight, fence, now);
        inFlight.add(sent);
        batch.add(sent);
      }
    }
    return batch;
  }

  private void declareStreams() {
    long now = nanoTime.getAsLong();
    for (Outlet outlet : lanes.outlets()) {
      if (outlet.needsDeclaration(now)) {
        writer.declare(epoch, outlet.stream);
      }
    }
  }

  /** While the broker blocks, its silence says nothing. */
  private void giveUpSilentChannel() {
    Sent oldest = inFlight.oldest();
    if (!open || blocked || oldest == null) {
      return;
    }
    long since = Math.max(oldest.sentAt(), confirmsDueFrom);
    if (nanoTime.getAsLong() - since >= settings.confirmTimeout().toNanos()) {
      metrics.timedOut();
      LOG.warnf("No confirm within %s: the channel is given up", settings.confirmTimeout());
      beginAnew();
    }
  }

  /** Once nothing is in flight on it, so that nothing is published twice for that. */
  private void giveUpRefusingChannel() {
    if (open && isLeaving && inFlight.oldest() == null) {
      LOG.warn("The broker refuses the same events again and again: another channel is tried");
      beginAnew();
    }
  }

  private void confirmed(Sent sent) {
    metrics.confirmed(nanoTime.getAsLong() - sent.sentAt());
    sends.confirmed(sent.lane());
    onConfirmed.accept(sent);
  }

  private void refused(Sent sent) {
    metrics.nacked();
    sends.failed(sent.lane());
    isLeaving |= sent.lane().failures > 1 && nanoTime.getAsLong() - openedAt >= YOUNG.toNanos();
  }

  /** The channel's life is over: what it had in flight goes first on the next one. */
  private void unanswered() {
    open = false;
    List<Sent> unsettled = inFlight.restart();
    metrics.unanswered(unsettled.size());
    unsettled.forEach(sent -> sends.unsettled(sent.lane()));
  }
}
