package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Writes the intents with one statement; wakes the worker after the commit. */
final class SqlEffects implements Effects {

  /** In the order given, because ids decide the order of the calls of one key. */
  private static final String INTEND =
      """
      insert into effect (kind, key, purpose, request, traceparent, caused_at)
      select kind, key, purpose, request::jsonb, traceparent, coalesce(caused_at, now())
      from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
        with ordinality as e(kind, key, purpose, request, traceparent, caused_at, place)
      order by place
      on conflict (kind, key, purpose) do nothing
      """;

  private final Supplier<EffectPorts> ports;
  private final Runnable wake;

  SqlEffects(Supplier<EffectPorts> ports, Runnable wake) {
    this.ports = ports;
    this.wake = wake;
  }

  /** Fails, and with it the transaction, if nothing here can make a call of that kind. */
  @Override
  public Uni<Void> intend(Tx tx, List<NewEffect> effects, List<String> traceparents) {
    if (effects.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    EffectPorts known = ports.get();
    effects.forEach(effect -> known.of(effect.kind()));
    tx.afterCommit(wake);
    return tx.update(
            INTEND,
            column(effects, String[]::new, NewEffect::kind),
            column(effects, UUID[]::new, NewEffect::key),
            column(effects, String[]::new, NewEffect::purpose),
            column(effects, String[]::new, NewEffect::request),
            traceparents.toArray(String[]::new),
            column(effects, OffsetDateTime[]::new, effect -> cause(known, effect)))
        .replaceWithVoid();
  }

  /** Where nobody could be asked, it is as new. */
  private static OffsetDateTime cause(EffectPorts ports, NewEffect effect) {
    return effect.causedAt() == null || !ports.of(effect.kind()).canBeAsked()
        ? null
        : effect.causedAt().atOffset(ZoneOffset.UTC);
  }

  private static <T> Object column(
      List<NewEffect> effects, IntFunction<T[]> array, Function<NewEffect, T> value) {
    return effects.stream().map(value).toArray(array);
  }
}
