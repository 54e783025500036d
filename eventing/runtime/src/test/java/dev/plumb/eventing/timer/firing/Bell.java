package dev.plumb.eventing.timer.firing;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.inbox.Aggregates;
import dev.plumb.eventing.inbox.Reaction;
import dev.plumb.eventing.timer.Due;
import dev.plumb.eventing.timer.TimerChange;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** An aggregate that counts how often it was rung, and tells each time. */
record Bell(UUID key, int rung) {

  static final String RING = "bell.ring";
  static final String TABLE = "create table bell (key uuid primary key, rung integer not null)";

  /** Rings as long as the timer is version 1 or 2; a higher one came too late, 0 is a bug. */
  static final class Ring implements TimerPort<Bell> {

    private final Aggregates<Bell> bells = new Bells();

    @Override
    public String purpose() {
      return RING;
    }

    @Override
    public Aggregates<Bell> aggregates() {
      return bells;
    }

    @Override
    public Reaction<Bell> fire(Bell bell, DueTimer timer) {
      return switch ((int) timer.version()) {
        case 0 -> throw new IllegalStateException("a bug");
        case 1 -> bell.ring(List.of());
        case 2 ->
            bell.ring(
                List.of(new TimerChange.SetTimer(RING, bell.key, 1, new Due.After(Duration.ZERO))));
        default -> Reaction.refused("too late");
      };
    }
  }

  private Reaction<Bell> ring(List<TimerChange> next) {
    NewEvent told =
        new NewEvent(
            UUID.randomUUID(),
            "bell",
            key,
            rung + 1,
            "bell.rung.v1",
            "contracts/bell/rung/v1",
            Instant.EPOCH,
            new byte[0]);
    return new Reaction.Applied<>(new Bell(key, rung + 1), List.of(told), List.of(), next);
  }

  private static final class Bells implements Aggregates<Bell> {

    @Override
    public Uni<Map<UUID, Bell>> load(Tx tx, Set<UUID> keys) {
      return tx.select(
              "select key, rung from bell where key = any($1::uuid[]) order by key for update",
              (Object) keys.toArray(UUID[]::new))
          .map(
              rows -> {
                Map<UUID, Bell> bells = new HashMap<>();
                rows.forEach(
                    row -> bells.put((UUID) row[0], new Bell((UUID) row[0], (int) row[1])));
                return bells;
              });
    }

    @Override
    public Uni<Void> save(Tx tx, Collection<Bell> changed) {
      return tx.update(
              """
              update bell set rung = c.rung
              from unnest($1::uuid[], $2::integer[]) as c(key, rung) where bell.key = c.key
              """,
              changed.stream().map(Bell::key).toArray(UUID[]::new),
              changed.stream().map(Bell::rung).toArray(Integer[]::new))
          .replaceWithVoid();
    }
  }
}
