package dev.plumb.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether the services agree with each other and with the provider.
 *
 * @param states orders by final state
 * @param charges at the provider
 * @param charged orders that billing holds to be charged
 * @param objections what doesn't agree, a sentence each
 */
public record Audit(
    Map<String, Long> states,
    Deliveries deliveries,
    long charges,
    long charged,
    List<String> objections) {
  private static final Duration TO_DRAIN = Duration.ofSeconds(60);

  static Audit of(Site site, List<Experience> experiences) {
    Deliveries deliveries = drained(site);
    Ledger ledger = Ledger.of(site.http(Application.SANDBOX));
    List<String> objections = new ArrayList<>();
    long charged = 0;
    for (Experience experience : experiences) {
      if (!experience.isFinal()) {
        objections.add("not final: " + experience);
        continue;
      }
      UUID order = experience.id().orElseThrow();
      Views views = Views.of(order, site);
      charged += views.payment().captured() > 0 ? 1 : 0;
      objections.addAll(Agreement.objections(views, ledger.of(order)));
    }
    long charges = ledger.orders().values().stream().mapToLong(Ledger.Charges::charges).sum();
    if (charges != charged) {
      objections.add("charges at the provider " + charges + ", orders charged " + charged);
    }
    if (!deliveries.areComplete()) {
      objections.add("events are missing: " + deliveries);
    }
    return new Audit(states(experiences), deliveries, charges, charged, objections);
  }

  public boolean agreed() {
    return objections.isEmpty();
  }

  /** The last events of an order follow its last state. */
  private static Deliveries drained(Site site) {
    long end = System.nanoTime() + TO_DRAIN.toNanos();
    Deliveries deliveries = Deliveries.of(site);
    while (!deliveries.areComplete() && System.nanoTime() < end) {
      Pause.of(Duration.ofMillis(500));
      deliveries = Deliveries.of(site);
    }
    return deliveries;
  }

  private static Map<String, Long> states(List<Experience> experiences) {
    return experiences.stream()
        .collect(Collectors.groupingBy(Experience::status, TreeMap::new, Collectors.counting()));
  }
}
