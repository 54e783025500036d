package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.Wording;
import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Table {@code dead_letter} as a person sees it. */
final class DeadLetterRows {

  private static final String COLUMNS =
      """
      key, version, event_id, source, type, schema, occurred_at, traceparent, body, epoch,
      id, stream, headers::text, reason, died_at
      """;

  private static final String FIND = "select " + COLUMNS + " from dead_letter where id = $1";

  private static final String PAGE =
      "select "
          + COLUMNS
          + """
          from dead_letter
          where id > $1
            and ($2::text is null or stream = $2)
            and ($3::uuid is null or key = $3)
            and ($4::text is null or strpos(lower(reason), lower($4)) > 0)
            and ($5::bigint is null or died_at < now() - $5 * interval '1 millisecond')
          order by id limit $6
          """;

  private static final String FIRST_OF_KEY =
      """
      select id from dead_letter where stream = $1 and key = $2 order by version limit 1
      """;

  private static final String TAKE_OUT = "delete from dead_letter where id = $1";

  private static final String STILL_DEAD = "update dead_letter set reason = $2 where id = $1";

  private static final String UNKNOWN_TYPES =
      """
      select distinct stream, type from dead_letter
      where reason = 'type ' || type || ' is not in the table of stream ' || stream
      """;

  private static final String OF_UNKNOWN_TYPE =
      """
      select id from dead_letter where stream = $1 and type = $2 and reason = $3
      order by id limit 500
      """;

  private DeadLetterRows() {}

  static Uni<Optional<DeadLetter>> find(Tx tx, long id) {
    return tx.select(FIND, id).map(rows -> rows.stream().findFirst().map(DeadLetterRows::letter));
  }

  static Uni<List<DeadLetter>> page(Tx tx, DeadLetterFilter filter) {
    return tx.select(
            PAGE,
            filter.after(),
            filter.stream().orElse(null),
            filter.key().orElse(null),
            filter.reason().orElse(null),
            filter.olderThan().map(Duration::toMillis).orElse(null),
            filter.limit())
        .map(rows -> rows.stream().map(DeadLetterRows::letter).toList());
  }

  /** Those of which some are dead for {@link Reason#unknownType}. */
  static Uni<List<UnknownTypes.Type>> unknownTypes(Tx tx) {
    return tx.select(UNKNOWN_TYPES)
        .map(
            rows ->
                rows.stream()
                    .map(row -> new UnknownTypes.Type((String) row[0], (String) row[1]))
                    .toList());
  }

  /** The first of those that are dead for that. */
  static Uni<List<Long>> ofUnknownType(Tx tx, UnknownTypes.Type type) {
    String reason = Reason.unknownType(type.name(), type.stream());
    return tx.select(OF_UNKNOWN_TYPE, type.stream(), type.name(), reason)
        .map(rows -> rows.stream().map(row -> (Long) row[0]).toList());
  }

  /** What the key waits for a person with, if it does. */
  static Uni<Optional<Long>> firstOf(Tx tx, String stream, UUID key) {
    return tx.select(FIRST_OF_KEY, stream, key)
        .map(rows -> rows.stream().findFirst().map(row -> (Long) row[0]));
  }

  /** False if somebody has done so already. */
  static Uni<Boolean> takeOut(Tx tx, long id) {
    return tx.update(TAKE_OUT, id).map(rows -> rows == 1);
  }

  static Uni<Void> stillDead(Tx tx, long id, String reason) {
    return tx.update(STILL_DEAD, id, Wording.fit(reason)).replaceWithVoid();
  }

  private static DeadLetter letter(Object[] row) {
    String stream = (String) row[11];
    return new DeadLetter(
        (Long) row[10],
        stream,
        row[0] == null
            ? Optional.empty()
            : Optional.of(Columns.event(stream, Arrays.copyOf(row, 10))),
        headers((String) row[12]),
        ((Buffer) row[8]).getBytes(),
        (String) row[13],
        ((OffsetDateTime) row[14]).toInstant());
  }

  private static Map<String, String> headers(String json) {
    Map<String, String> headers = new HashMap<>();
    if (json != null) {
      new JsonObject(json).forEach(header -> headers.put(header.getKey(), "" + header.getValue()));
    }
    return headers;
  }
}
