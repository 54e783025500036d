package dev.plumb.eventing.operation;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
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

  private OperationTable() {}

  /** A provider that was held was let go. */
  public static Uni<Void> released(Tx tx, String provider, String operator) {
    return tx.update(RELEASED, operator, provider).replaceWithVoid();
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
