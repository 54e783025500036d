package dev.plumb.eventing.usage;

import dev.plumb.eventing.operation.DatabaseAway;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Table {@code type_use}: of all replicas. */
public final class TypeUseRows {

  /** Always in the same order, so that two replicas don't wait for each other. */
  private static final String USED =
      """
      insert into type_use (role, stream, type)
      select role, stream, type from unnest($1::text[], $2::text[], $3::text[]) as u(role, stream, type)
      order by role, stream, type
      on conflict (role, stream, type) do update set last_at = excluded.last_at
      """;

  private static final String ALL =
      """
      select role, stream, type, last_at from type_use order by role, stream, type
      """;

  /**
   * @param lastAt by the database's clock, some seconds after it was so
   */
  public record Last(TypeUse use, Instant lastAt) {}

  private final Pool pool;

  TypeUseRows(Pool pool) {
    this.pool = pool;
  }

  Uni<Void> used(List<TypeUse> uses) {
    return pool.preparedQuery(USED)
        .execute(
            Tuple.of(
                column(uses, use -> use.role().name()),
                column(uses, TypeUse::stream),
                column(uses, TypeUse::type)))
        .replaceWithVoid();
  }

  /** By role, stream and type. */
  public Uni<List<Last>> all() {
    return pool.query(ALL)
        .execute()
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            new Last(
                                new TypeUse(
                                    TypeUse.Role.valueOf(row.getString("role")),
                                    row.getString("stream"),
                                    row.getString("type")),
                                row.getOffsetDateTime("last_at").toInstant()))
                    .toList())
        .onFailure()
        .transform(DatabaseAway::new);
  }

  private static String[] column(List<TypeUse> uses, Function<TypeUse, String> value) {
    return uses.stream().map(value).toArray(String[]::new);
  }
}
