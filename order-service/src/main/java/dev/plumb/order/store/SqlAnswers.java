package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.KeyedRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** {@link Answers} in the table {@code http_answer}. */
@Singleton
class SqlAnswers implements Answers {

  /** Waits on the unique index for a first one that is not committed yet. */
  private static final String KEEP =
      """
      with patience as materialized (select set_config('lock_timeout', $1, true))
      insert into http_answer (scope, key, request_hash, status, location, body)
      select a.* from patience,
        unnest($2::text[], $3::text[], $4::bytea[], $5::smallint[], $6::text[], $7::text[]) as a
      on conflict do nothing
      returning scope, key, request_hash
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

  @Override
  public Uni<Set<KeyedRequest>> keep(Tx tx, List<Kept> answers, Duration patience) {
    return tx.select(
            KEEP,
            patience.toMillis() + "ms",
            column(answers, String[]::new, kept -> kept.request().scope()),
            column(answers, String[]::new, kept -> kept.request().key()),
            column(answers, Buffer[]::new, kept -> bytes(kept.request().hash())),
            column(answers, Short[]::new, kept -> (short) kept.answer().status()),
            column(answers, String[]::new, kept -> kept.answer().location().orElse(null)),
            column(answers, String[]::new, kept -> kept.answer().body()))
        .map(rows -> rows.stream().map(SqlAnswers::request).collect(Collectors.toSet()));
  }

  @Override
  public Uni<Optional<Given>> find(Tx tx, KeyedRequest request) {
    return tx.select(FIND, request.scope(), request.key())
        .map(rows -> rows.stream().findFirst().map(row -> given(row, request)));
  }

  @Override
  public Uni<Integer> forget(Tx tx, Duration olderThan) {
    return tx.update(FORGET, olderThan.toSeconds());
  }

  private static Given given(Object[] row, KeyedRequest request) {
    Answer answer =
        new Answer(
            ((Number) row[1]).intValue(), Optional.ofNullable((String) row[2]), (String) row[3]);
    return new Given(answer, hash(row[0]).equals(request.hash()));
  }

  private static KeyedRequest request(Object[] row) {
    return new KeyedRequest((String) row[0], (String) row[1], hash(row[2]));
  }

  private static Buffer bytes(String hash) {
    return Buffer.buffer(HexFormat.of().parseHex(hash));
  }

  private static String hash(Object bytes) {
    return HexFormat.of().formatHex(((Buffer) bytes).getBytes());
  }

  private static <T> T[] column(
      List<Kept> answers, IntFunction<T[]> array, Function<Kept, T> value) {
    return answers.stream().map(value).toArray(array);
  }
}
