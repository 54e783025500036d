package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Metrics;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In each process, what was delivered since its start ended in exactly one way. */
record CountersAddUp(Plumb plumb) {

  List<String> broken() {
    List<String> broken = new ArrayList<>();
    for (Application service : Application.SERVICES) {
      for (Replica replica : plumb.replicas(service)) {
        Metrics metrics = Metrics.of(replica.http());
        long delivered = sum(metrics.byLabel("plumb_inbox_deliveries_total", "stream"));
        Map<String, Long> outcomes = metrics.byLabel("plumb_inbox_events_total", "outcome");
        if (delivered != sum(outcomes)) {
          broken.add(
              "%s counts %d deliveries, but outcomes %s"
                  .formatted(replica.name(), delivered, outcomes));
        }
      }
    }
    return broken;
  }

  private static long sum(Map<String, Long> counters) {
    return counters.values().stream().mapToLong(Long::longValue).sum();
  }
}
