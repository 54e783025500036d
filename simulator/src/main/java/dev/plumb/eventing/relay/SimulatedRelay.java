package dev.plumb.eventing.relay;

import dev.plumb.eventing.outbox.CommitListener;
import dev.plumb.eventing.outbox.CommittedEvent;
import dev.plumb.simulator.Broker;
import dev.plumb.simulator.Facts;
import dev.plumb.simulator.MemoryLeases;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.memory.MemoryDatabase;
import dev.plumb.simulator.memory.MemoryOutboxTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The relay of one replica: what the real one is made of, in virtual time and without threads. */
public final class SimulatedRelay implements CommitListener {

  static final int SHARDS = 4;

  private static final RelaySettings SETTINGS =
      new RelaySettings(
          "/plumb/simulated",
          SHARDS,
          8,
          4,
          16,
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          7);

  private final Process process;
  private final Runnable notifyOthers;
  private final List<Runnable> tasks = new ArrayList<>();
  private final Lanes lanes;
  private final LaneSends sends;
  private final LeasedShards shards;
  private final Reading reading;
  private final Marking marking;
  private final Publishing publishing;
  private final SimulatedPublisher publisher;
  private final SimulatedLeases leases;

  public SimulatedRelay(
      Process process,
      MemoryOutboxTable table,
      MemoryDatabase database,
      MemoryLeases leaseTable,
      Broker broker,
      Facts facts,
      Runnable notifyOthers,
      MeterRegistry meters) {
    this.process = process;
    this.notifyOthers = notifyOthers;
    LongSupplier nanoTime = process.world()::now;
    Backoff backoff =
        new Backoff(SETTINGS.retryFirst(), SETTINGS.retryLast(), process.world().random());
    lanes = new Lanes(SETTINGS.retryLast().toNanos(), nanoTime);
    sends = new LaneSends(lanes, SHARDS, backoff, SETTINGS.pollInterval().toNanos(), nanoTime);
    shards =
        new LeasedShards(
            this::execute, SETTINGS.drainTimeout(), lanes, sends, this::fromTheBeginning);
    leases = new SimulatedLeases(process, leaseTable, shards);
    shards.by(leases);
    MemoryOutboxStore store = new MemoryOutboxStore(process, table, database, leaseTable);
    reading =
        new Reading(
            new SimulatedLink(process, store, this::readAnew, this::step),
            lanes,
            new LaneIntake(lanes),
            SETTINGS,
            () -> shards.ours().keySet(),
            nanoTime,
            process.world().clock());
    marking =
        new Marking(
            new SimulatedLink(process, store, () -> {}, this::step),
            Relay.RESOURCE,
            process.toString(),
            nanoTime,
            this::marked,
            shards::refused);
    StatusReport report = new StatusReport("relay", null, nanoTime, process.world().clock());
    publishing =
        new Publishing(
            SETTINGS,
            lanes,
            sends,
            shards::ours,
            marking::add,
            new RelayMetrics(meters, report::status),
            report,
            nanoTime);
    publisher =
        new SimulatedPublisher(
            process,
            broker,
            facts,
            leaseTable,
            shards::mayFinish,
            new BrokerAnswers(this::execute, publishing));
    publishing.through(publisher);
  }

  public void start() {
    leases.keep();
    publisher.open();
    tick();
  }

  /** Its connection to the broker is gone. */
  public void cut() {
    publisher.cut();
  }

  @Override
  public void committed(List<CommittedEvent> events) {
    Map<Integer, Long> ours = leases.held();
    List<OutboxEvent> mine =
        events.stream()
            .filter(event -> ours.containsKey(event.shard()))
            .map(OutboxEvent::of)
            .toList();
    if (!mine.isEmpty()) {
      execute(() -> reading.committed(mine));
    }
    if (mine.size() < events.size()) {
      notifyOthers.run();
    }
  }

  /** Another replica has committed something. */
  public void wake() {
    execute(reading::wake);
  }

  /** In the order they come, as on the relay's own thread. */
  private void execute(Runnable task) {
    tasks.add(task);
    if (tasks.size() == 1) {
      process.soon(20, this::perform);
    }
  }

  private void perform() {
    List<Runnable> bunch = List.copyOf(tasks);
    tasks.clear();
    bunch.forEach(Runnable::run);
    step();
  }

  private void tick() {
    step();
    long soon = SETTINGS.pollInterval().toNanos();
    process.after(Math.max(1_000_000, marking.untilDue(lanes.untilNextRetry(soon))), this::tick);
  }

  private void step() {
    lanes.passTime();
    publishing.step();
    marking.step(sends.inDoubt() >= SETTINGS.window() / 2 || shards.areYielding());
    if (lanes.wasForgetful()) {
      fromTheBeginning();
    }
    reading.step();
    shards.finishYields();
  }

  private void marked(List<InFlight.Sent> sent) {
    for (InFlight.Sent each : sent) {
      reading.marked(each.event().position());
      sends.marked(each.lane());
    }
  }

  @Override
  public String toString() {
    return "%s: leased %s, working on %s, %s, %d keys waiting, %d in doubt, %d tasks"
        .formatted(
            process,
            leases.held(),
            shards.ours(),
            publishing.isOpen() ? "connected" : "not connected",
            lanes.waitingKeys(),
            sends.inDoubt(),
            tasks.size());
  }

  private void fromTheBeginning() {
    reading.fromTheBeginning();
  }

  private void readAnew() {
    lanes.forgetWaiting();
    fromTheBeginning();
  }
}
