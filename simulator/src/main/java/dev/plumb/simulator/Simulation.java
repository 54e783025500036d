package dev.plumb.simulator;

import dev.plumb.eventing.NewEvent;
import dev.plumb.simulator.Facts.Thread;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One seed's world from its beginning until all is calm: customers come and things go wrong for a
 * while, then nothing goes wrong any more and everything has to end well.
 */
public final class Simulation {

  private static final Duration TROUBLED = Duration.ofSeconds(12);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  static {
    Infrastructure.setDefaultExecutor(new VirtualTimers());
    Infrastructure.clearInterceptors();
    Infrastructure.setDroppedExceptionHandler(Simulation::dropped);
  }

  private final World world;
  private final Shop shop;
  private final Customers customers;
  private final Agreement agreement;
  private Optional<String> open = Optional.of("nothing has happened yet");

  private Simulation(long seed, boolean told, Set<Bug> bugs) {
    world = new World(seed, told, bugs);
    shop = new Shop(world);
    customers = new Customers(world, shop);
    agreement = new Agreement(shop);
  }

  /** Nobody in the code under test may fail without somebody else hearing of it. */
  private static void dropped(Throwable fault) {
    if (!(fault instanceof Violation)) {
      throw new Violation("nobody hears of " + fault);
    }
  }

  /**
   * @param told whether the outcome has a story
   */
  public static Outcome run(long seed, boolean told, Set<Bug> bugs) {
    return new Simulation(seed, told, bugs).run();
  }

  private Outcome run() {
    Optional<String> violation = Optional.empty();
    try {
      live();
    } catch (Violation found) {
      violation = Optional.of(found.getMessage());
      world.tell(() -> "VIOLATION: " + found.getMessage());
    }
    customers.orders().forEach(id -> world.tell(() -> agreement.states(id)));
    return new Outcome(
        violation, world.steps(), world.now(), customers.orders().size(), world.story());
  }

  private void live() {
    world.troubleUntil(TROUBLED);
    customers.come(1 + world.random().nextInt(3));
    new Faults(world, shop).begin();
    world.after(TROUBLED.toNanos(), () -> world.tell(() -> "from now on nothing goes wrong"));
    world.after(TROUBLED.toNanos() + LOOK_EVERY.toNanos(), this::look);
    long end = PATIENCE.toNanos();
    while (open.isPresent() && world.step()) {
      if (world.hasChanged()) {
        customers.orders().forEach(agreement::always);
      }
      if (world.now() > end) {
        throw new Violation("not over after " + PATIENCE + ": " + open.orElse(""));
      }
    }
    customers.orders().forEach(agreement::inTheEnd);
  }

  /** What the people and programs do that look after it all. */
  private void look() {
    shop.services().forEach(service -> service.start(shop));
    shop.services().forEach(service -> service.effects.callAgainWhatWaitsForAPerson());
    heal();
    open = whatIsOpen();
    world.after(LOOK_EVERY.toNanos(), this::look);
  }

  /** Sends again what a consumer misses, from the producer's log. */
  private void heal() {
    boolean published = shop.services().stream().allMatch(each -> each.outbox.waiting().isEmpty());
    boolean consumed = shop.broker().queues().stream().allMatch(Queue::isEmpty);
    if (published && consumed) {
      shop.services().forEach(this::heal);
    }
  }

  private void heal(Service service) {
    StreamMethods.of(service.classes)
        .keySet()
        .forEach(stream -> missedBy(service, stream).forEach(event -> sendAgain(service, event)));
  }

  private void sendAgain(Service service, NewEvent event) {
    world.tell(
        () -> "the log gives %s once more to %s".formatted(shop.facts().name(event), service.name));
    shop.broker().publishTo(service.name, event);
  }

  private List<NewEvent> missedBy(Service service, String stream) {
    List<NewEvent> missed = new ArrayList<>();
    for (UUID order : customers.orders()) {
      Thread thread = new Thread(stream, order);
      List<NewEvent> all = shop.facts().all().getOrDefault(thread, List.of());
      int next = (int) service.arrivals.reached(thread);
      if (next < all.size()) {
        missed.add(all.get(next));
      }
    }
    return missed;
  }

  private Optional<String> whatIsOpen() {
    for (Service service : shop.services()) {
      if (!service.outbox.waiting().isEmpty()) {
        return Optional.of(service.name + " has not published everything");
      }
      if (!service.effects.open().isEmpty()) {
        return Optional.of(service.name + " has open effects " + service.effects.open());
      }
      if (service.inbox.dead() > 0) {
        throw new Violation(service.name + " has dead letters");
      }
      if (service.inbox.parked() > 0) {
        return Optional.of(service.name + " has parked events");
      }
      for (String stream : StreamMethods.of(service.classes).keySet()) {
        if (!missedBy(service, stream).isEmpty()) {
          return Optional.of(service.name + " misses events of stream " + stream);
        }
      }
    }
    return customers.stillWaiting();
  }
}
