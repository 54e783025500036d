package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.KeyedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Answers given before, by the client's key. */
@Singleton
public class Answers {

  /** How long a request waits for an earlier one with its key that is still running. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Waits on the unique index for a first one that is not committed yet. */
  private static final String KEEP =
      """
      with patience as materialized (select set_config('lock_timeout', $1, true))
      insert into http_answer (scope, key, request_hash, status, location, body)
      select $2::text, $3::text, $4::bytea, $5::smallint, $6::text, $7::text from patience
      on conflict do nothing
      """;

  private static final String FIND =
      """
      select request_hash, status, location, body from http_answer where scope = $1 and key = $2
      """;

  private static final String FORGET =
      """
      delete from http_answer where ctid = any (array(
        select ctid from http_answer where answered_at < now() - $1::bigint * interval '1 second' limit 1000))
      """;

  /** False if there is an answer for that key already. */
  public Uni<Boolean> keep(Tx tx, KeyedRequest request, Answer answer) {
    return tx.update(
            KEEP,
            PATIENCE.toMillis() + "ms",
            request.scope(),
            request.key(),
            Buffer.buffer(request.hash()),
            (short) answer.status(),
            answer.location().orElse(null),
            answer.body())
        .map(rows -> rows == 1);
  }

  public Uni<Optional<Given>> find(Tx tx, KeyedRequest request) {
    return tx.select(FIND, request.scope(), request.key())
        .map(rows -> rows.stream().findFirst().map(row -> given(row, request)));
  }

  /** At most a thousand at a time; how many it were. */
  public Uni<Integer> forget(Tx tx, Duration olderThan) {
    return tx.update(FORGET, olderThan.toSeconds());
  }

  /**
   * @param sameRequest the key stood for the same content then
   */
  public record Given(Answer answer, boolean sameRequest) {}

  private static Given given(Object[] row, KeyedRequest request) {
    byte[] hash = ((Buffer) row[0]).getBytes();
    Answer answer =
        new Answer(
            ((Number) row[1]).intValue(), Optional.ofNullable((String) row[2]), (String) row[3]);
    return new Given(answer, Arrays.equals(hash, request.hash()));
  }
}
