package dev.plumb.sandbox.fault;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The faults switched on. They live as long as the process: a restart heals everything. */
@Singleton
public class Faults {
  private static final class Live {
    private final Random dice;
    private Rule rule;

    private Live(Rule rule) {
      this.rule = rule;
      this.dice = new Random(rule.seed());
    }
  }

  private record Once(String orderId, Trigger trigger) {}

  private final InstantSource clock;
  private final Map<String, Live> rules = new LinkedHashMap<>();
  private final Set<Once> triggered = new HashSet<>();
  private int rulesMade;

  Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** What strikes this call: each matching rule rolls its dice; a trigger strikes once an order. */
  public synchronized Plan strike(Call call) {
    dropThoseOver();
    Instant now = clock.instant();
    List<Fault> faults = new ArrayList<>();
    for (Live live : rules.values()) {
      if (live.rule.matches(call, now) && live.dice.nextDouble() < live.rule.rate()) {
        live.rule = live.rule.withStruck(live.rule.struck() + 1);
        faults.add(live.rule.fault());
      }
    }
    call.trigger()
        .filter(trigger -> trigger.operation() == call.operation())
        .filter(trigger -> triggered.add(new Once(call.orderId(), trigger)))
        .ifPresent(trigger -> faults.add(trigger.kind().with(null)));
    return Plan.of(faults);
  }

  synchronized Rule add(Rule rule) {
    rulesMade++;
    Live live = new Live(rule.named("fault_" + rulesMade));
    rules.put(live.rule.id(), live);
    return live.rule;
  }

  public synchronized List<Rule> all() {
    dropThoseOver();
    return rules.values().stream().map(live -> live.rule).toList();
  }

  private void dropThoseOver() {
    Instant now = clock.instant();
    rules.values().removeIf(live -> live.rule.over(now));
  }

  synchronized Optional<Rule> remove(String id) {
    return Optional.ofNullable(rules.remove(id)).map(live -> live.rule);
  }

  synchronized void clear() {
    rules.clear();
  }
}
