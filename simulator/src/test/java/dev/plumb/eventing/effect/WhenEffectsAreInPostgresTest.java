package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.RealDatabase;
import dev.plumb.simulator.TestedDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

class WhenEffectsAreInPostgresTest extends EffectStoreSuite {

  private static final String PASS =
      """
      update effect set next_attempt_at = next_attempt_at - $1::bigint * interval '1 millisecond',
                        first_sent_at = first_sent_at - $1::bigint * interval '1 millisecond'
      """;

  private final RealDatabase database = RealDatabase.emptied();
  private final EffectPorts ports = new EffectPorts(List.of(new Unreachable()));

  @Override
  TestedDatabase database() {
    return database;
  }

  @Override
  EffectStore worker(String name) {
    return new EffectRows(database.pool, name, CLAIM);
  }

  @Override
  void renew(EffectStore worker, ClaimedEffect claimed) {
    database.answer(((EffectRows) worker).renew(List.of(claimed)));
  }

  @Override
  void intend(NewEffect... effects) {
    List<String> untraced = Collections.nCopies(effects.length, null);
    database.commit(
        tx -> new SqlEffects(() -> ports, () -> {}).intend(tx, List.of(effects), untraced));
  }

  @Override
  String state(ClaimedEffect effect) {
    return database.text("select state from effect where id = $1", effect.id());
  }

  @Override
  void pass(Duration time) {
    database.run(PASS, time.toMillis());
  }

  private record Unreachable() implements EffectPort {

    @Override
    public String kind() {
      return "any";
    }

    @Override
    public Set<String> kinds() {
      return KINDS;
    }

    @Override
    public Uni<EffectAnswer> call(NewEffect effect) {
      throw new UnsupportedOperationException(effect.kind());
    }

    @Override
    public Uni<EffectAnswer> ask(NewEffect effect) {
      throw new UnsupportedOperationException(effect.kind());
    }

    @Override
    public Uni<Void> settle(Tx tx, NewEffect effect, EffectAnswer answer) {
      throw new UnsupportedOperationException(effect.kind());
    }
  }
}
