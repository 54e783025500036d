package dev.plumb.eventing.operation;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What operators did, in the transaction in which they did it. */
public final class OperationTable {

  private static final String RECORD =
      """
      insert into operation (action, operator, reason, stream, key, version, event_id, type,
                             outcome, detail)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      """;

  private static final String RELEASED =
      """
      insert into operation (action, operator, provider, outcome)
      values ('RELEASE', $1, $2, 'RELEASED')
      """;

  private static final String SETTLED =
      """
      insert into operation (action, operator, reason, provider, key, type, effect, outcome, detail)
      values ('SETTLE', $1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private static final String OF_EFFECT =
      """
      select operator, reason, outcome, acted_at from operation where effect = $1 order by id
      """;

  private static final String DISMISSED =
      """
      insert into operation (action, operator, reason, stream, key, version, outcome, detail)
      values ('DISMISS', $1, $2, $3, $4, $5, 'DISMISSED', $6)
      """;

  private OperationTable() {}

  /**
   * A person's word on one call to the outside world.
   *
   * @param kind of call
   * @param outcome its state in the ledger now
   */
  public record Settlement(
      String operator,
      String reason,
      String provider,
      UUID key,
      String kind,
      long effect,
      String outcome,
      String detail) {}

  /** What an operator said of an effect before, and what came of it. */
  public record Word(String operator, String reason, String outcome, Instant at) {}

  public static Uni<List<Word>> ofEffect(Tx tx, long effect) {
    return tx.select(OF_EFFECT, effect)
        .map(rows -> rows.stream().map(OperationTable::word).toList());
  }

  private static Word word(Object[] row) {
    Instant at = ((OffsetDateTime) row[3]).toInstant();
    return new Word((String) row[0], (String) row[1], (String) row[2], at);
  }

  public static Uni<Void> settled(Tx tx, Settlement said) {
    return tx.update(
            SETTLED,
            said.operator(),
            said.reason(),
            said.provider(),
            said.key(),
            said.kind(),
            said.effect(),
            said.outcome(),
            said.detail())
        .replaceWithVoid();
  }

  /** A provider that was held was let go. */
  public static Uni<Void> released(Tx tx, String provider, String operator) {
    return tx.update(RELEASED, operator, provider).replaceWithVoid();
  }

  /**
   * What was missing of a key was given up.
   *
   * @param version the highest that is known to exist
   * @param abandoned events that waited for it
   */
  public static Uni<Void> dismissed(
      Tx tx, String operator, String reason, String stream, UUID key, long version, int abandoned) {
    return tx.update(
            DISMISSED, operator, reason, stream, key, version, abandoned + " events abandoned")
        .replaceWithVoid();
  }

  public static Uni<Void> record(Tx tx, Operation operation) {
    return tx.update(
            RECORD,
            operation.action().name(),
            operation.operator(),
            operation.reason().orElse(null),
            operation.stream(),
            of(operation, ReceivedEvent::key),
            of(operation, ReceivedEvent::version),
            of(operation, ReceivedEvent::id),
            of(operation, ReceivedEvent::type),
            operation.outcome(),
            operation.detail().orElse(null))
        .replaceWithVoid();
  }

  private static <T> T of(Operation operation, Function<ReceivedEvent, T> attribute) {
    Optional<T> value = operation.event().map(attribute);
    return value.orElse(null);
  }
}
