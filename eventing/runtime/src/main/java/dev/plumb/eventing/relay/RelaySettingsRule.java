package dev.plumb.eventing.relay;

import dev.plumb.eventing.lease.LeaseConfig;
import dev.plumb.eventing.startup.SettingsRule;
import java.util.ArrayList;
import java.util.List;

/** Which settings of relay and leases can't work or aren't safe. */
record RelaySettingsRule(RelayConfig outbox, LeaseConfig lease) implements SettingsRule {

  private static final int SHORTEST_TTL_MILLIS = 300;

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    atLeast(problems, "plumb.outbox.shards", outbox.shards(), 1);
    atLeast(problems, "plumb.outbox.window", outbox.window(), 1);
    atLeast(problems, "plumb.outbox.batch", outbox.batch(), 1);
    atLeast(problems, "plumb.outbox.memory", outbox.memory(), outbox.batch());
    atLeast(problems, "plumb.outbox.keep-days", outbox.keepDays(), 1);
    if (outbox.shards() > Short.MAX_VALUE) {
      problems.add("plumb.outbox.shards is %d: set it to 32767 or less".formatted(outbox.shards()));
    }
    if (outbox.confirmTimeout().isZero() || outbox.confirmTimeout().isNegative()) {
      problems.add(
          "plumb.outbox.confirm-timeout is %s: without one a lost confirm would stop the relay; set it to some seconds"
              .formatted(outbox.confirmTimeout()));
    }
    if (lease.ttl().toMillis() < SHORTEST_TTL_MILLIS) {
      problems.add(
          "plumb.lease.ttl is %s: a pause of the JVM would end it; set it to 300 ms or more"
              .formatted(lease.ttl()));
    }
    return problems;
  }

  private static void atLeast(List<String> problems, String setting, int value, int least) {
    if (value < least) {
      problems.add("%s is %d: set it to %d or more".formatted(setting, value, least));
    }
  }
}
