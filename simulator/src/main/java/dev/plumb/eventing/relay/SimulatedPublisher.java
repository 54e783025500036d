package dev.plumb.eventing.relay;

import dev.plumb.eventing.NewEvent;
import dev.plumb.simulator.Broker;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.Facts;
import dev.plumb.simulator.MemoryLeases;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.Violation;
import dev.plumb.simulator.World;
import java.util.List;
import java.util.function.Predicate;

/** A channel to the broker, and the next one when it is gone. */
final class SimulatedPublisher implements EventWriter {

  private static final long WAY = 300;

  private final Process process;
  private final World world;
  private final Broker broker;
  private final Facts facts;
  private final MemoryLeases leases;
  private final Predicate<InFlight.Sent> maySend;
  private final PublisherListener listener;
  private long epoch;
  private long tags;
  private boolean open;

  SimulatedPublisher(
      Process process,
      Broker broker,
      Facts facts,
      MemoryLeases leases,
      Predicate<InFlight.Sent> maySend,
      PublisherListener listener) {
    this.process = process;
    this.world = process.world();
    this.broker = broker;
    this.facts = facts;
    this.leases = leases;
    this.maySend = maySend;
    this.listener = listener;
  }

  void open() {
    process.soon(
        100_000,
        () -> {
          epoch++;
          tags = 0;
          open = true;
          listener.opened(epoch);
        });
  }

  void cut() {
    if (!open) {
      return;
    }
    open = false;
    if (world.has(Bug.CLOSED_MEANS_CONFIRMED)) {
      listener.acked(epoch, tags, true);
    }
    listener.closed(epoch);
    open();
  }

  @Override
  public void send(long toEpoch, List<InFlight.Sent> events) {
    for (InFlight.Sent sent : events) {
      if (toEpoch != epoch || !open || process.isDead()) {
        return;
      }
      if (!maySend.test(sent)) {
        cut();
        return;
      }
      send(sent, ++tags);
    }
  }

  private void send(InFlight.Sent sent, long tag) {
    OutboxEvent event = sent.event();
    if (!leases.stands(event.shard(), process, sent.fence())) {
      throw new Violation(process + " publishes " + name(event) + " without its shard's lease");
    }
    world.tell(() -> process + " publishes " + name(event));
    long of = epoch;
    if (world.has(Bug.MARK_BEFORE_CONFIRM)) {
      listener.acked(of, tag, false);
    }
    world.outside().soon(WAY, () -> arrive(event, of, tag));
    if (process.mayCrash("after publishing that, before its confirm")) {
      return;
    }
    if (world.faults() && world.chance(1)) {
      world.tell(() -> process + " loses its channel while publishing");
      cut();
    }
  }

  /** What was sent right before the connection broke may or may not have got through. */
  private void arrive(OutboxEvent event, long of, long tag) {
    if ((of != epoch || !open || process.isDead()) && world.random().nextBoolean()) {
      return;
    }
    if (world.faults() && world.chance(0.5)) {
      answer(of, () -> listener.nacked(of, tag, false));
    } else if (broker.publish(message(event)) || world.has(Bug.IGNORE_RETURN)) {
      answer(of, () -> confirm(event, of, tag));
    } else {
      world.tell(() -> "the broker returns " + name(event));
      answer(of, () -> handBack(event, of, tag));
    }
  }

  private void confirm(OutboxEvent event, long of, long tag) {
    world.tell(() -> process + " has " + name(event) + " confirmed");
    if (process.mayCrash("before it marks that as sent")) {
      return;
    }
    listener.acked(of, tag, false);
  }

  private void handBack(OutboxEvent event, long of, long tag) {
    listener.returned(of, event.stream(), event.key());
    listener.acked(of, tag, false);
  }

  private void answer(long of, Runnable told) {
    process.soon(
        WAY,
        () -> {
          if (of == epoch && open) {
            told.run();
          }
        });
  }

  @Override
  public void declare(long toEpoch, String stream) {
    answer(toEpoch, () -> listener.declared(toEpoch, stream));
  }

  @Override
  public void giveUp(long suspect) {
    if (suspect == epoch) {
      cut();
    }
  }

  private String name(OutboxEvent event) {
    return facts.name(event.type(), event.version(), event.key());
  }

  private static NewEvent message(OutboxEvent event) {
    return new NewEvent(
        event.id(),
        event.stream(),
        event.key(),
        event.version(),
        event.type(),
        event.schema(),
        event.occurredAt(),
        event.body());
  }
}
