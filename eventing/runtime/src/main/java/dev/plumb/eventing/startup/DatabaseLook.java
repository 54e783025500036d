package dev.plumb.eventing.startup;

import dev.plumb.eventing.startup.Grants.Right;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Compares what a build needs with what is in the database, and changes nothing. */
final class DatabaseLook {

  private static final String NO_TABLE = "42P01";
  private static final String NO_RIGHT = "42501";

  private static final String LACKING =
      """
      select right_of.privilege || ' on ' || right_of.relation, current_user::text
      from unnest($1::text[], $2::text[]) as right_of(relation, privilege)
      where not has_table_privilege(right_of.relation, right_of.privilege)
      order by 1
      """;

  private final Pool pool;
  private final Migrations migrations;
  private final List<Right> rights;

  DatabaseLook(Pool pool, Migrations migrations, Grants grants) {
    this.pool = pool;
    this.migrations = migrations;
    this.rights = grants.rights();
  }

  /**
   * A sentence for each migration that is missing, or else for each right; fails where the database
   * can't be asked. What a later build has added does no harm.
   */
  Uni<List<String>> problems() {
    return Uni.join()
        .all(migrations.histories().stream().map(this::done).toList())
        .andFailFast()
        .map(histories -> histories.stream().flatMap(Set::stream).collect(Collectors.toSet()))
        .map(this::missing)
        .onFailure(is(NO_RIGHT))
        .recoverWithItem(List.of())
        .chain(missing -> missing.isEmpty() ? lacking() : Uni.createFrom().item(missing));
  }

  private Uni<Set<String>> done(String history) {
    return pool.query("select script from " + history + " where success")
        .execute()
        .map(rows -> StreamSupport.stream(rows.spliterator(), false))
        .map(rows -> rows.map(row -> row.getString(0)))
        .onFailure(is(NO_TABLE))
        .recoverWithItem(Stream::empty)
        .map(scripts -> scripts.collect(Collectors.toSet()));
  }

  private List<String> missing(Set<String> done) {
    return migrations.scripts().stream()
        .filter(script -> !done.contains(script))
        .map(
            script ->
                "the database lacks %s: run this build once with plumb.prepare=only, as the owner of the tables"
                    .formatted(script))
        .toList();
  }

  private Uni<List<String>> lacking() {
    return pool.preparedQuery(LACKING)
        .execute(
            Tuple.of(
                rights.stream().map(Right::table).toArray(String[]::new),
                rights.stream().map(Right::privilege).toArray(String[]::new)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(
                        row ->
                            "the login lacks %s: run this build once with plumb.prepare=only and plumb.prepare.grant-to=%s"
                                .formatted(row.getString(0), row.getString(1)))
                    .toList());
  }

  private static Predicate<Throwable> is(String state) {
    return failure -> failure instanceof PgException pg && state.equals(pg.getSqlState());
  }
}
