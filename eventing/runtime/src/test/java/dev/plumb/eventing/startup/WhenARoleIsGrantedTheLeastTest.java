package dev.plumb.eventing.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.fixture.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenARoleIsGrantedTheLeastTest {

  private static final String NAME = "granted";
  private static final String ROLE = "shop at run time";

  private static final String EXPECTED =
      """
      dead_letter              SELECT INSERT UPDATE DELETE
      effect                   SELECT INSERT UPDATE
      effect_trouble           SELECT INSERT UPDATE DELETE
      event_log                SELECT INSERT
      eventing_schema_history  SELECT
      flyway_schema_history    SELECT
      gap                      SELECT INSERT UPDATE DELETE
      history                  SELECT INSERT
      inbox                    SELECT INSERT
      lease                    SELECT INSERT UPDATE
      lease_member             SELECT INSERT UPDATE DELETE
      log_cursor               SELECT INSERT UPDATE
      operation                SELECT INSERT
      outbox                   SELECT INSERT DELETE
      parked                   SELECT INSERT DELETE
      refusal                  SELECT INSERT
      replay                   SELECT INSERT UPDATE
      timer                    SELECT INSERT UPDATE DELETE
      type_use                 SELECT INSERT UPDATE
      upstream                 SELECT INSERT UPDATE
      watermark                SELECT INSERT UPDATE
      """;

  /** Of everything in the schema, days and other parts too. */
  private static final String ALLOWED =
      """
      select format('%-24s %s', c.relname, string_agg(p.privilege, ' ' order by p.place))
      from pg_class c
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
        with ordinality as p(privilege, place)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
        and has_table_privilege($1::name, c.oid, p.privilege)
      group by c.relname order by c.relname collate "C"
      """;

  private static TestDatabase database;
  private static Migrations migrations;
  private static DataSource owner;
  private static Pool service;

  @BeforeAll
  static void grant() throws SQLException {
    database = TestDatabase.empty(NAME);
    Flyway flyway = build(NAME);
    migrations = new Migrations(flyway);
    owner = flyway.getConfiguration().getDataSource();
    migrations.run();
    // Rights that somebody has given by hand, or an earlier build needed.
    database.run(
        "create role \"%1$s\" login password 'secret'; grant all on operation, event_log to \"%1$s\""
            .formatted(ROLE));
    Grants.read().to(ROLE, owner);
    service = database.poolOf(ROLE, "secret");
  }

  @AfterAll
  static void leave() {
    service.close().await().indefinitely();
    database.run("drop owned by \"%1$s\"; drop role \"%1$s\"".formatted(ROLE));
    database.close();
  }

  @Test
  void itHasTheseRightsAndNoOthers() {
    assertThat(database.column(ALLOWED, ROLE)).containsExactlyElementsOf(EXPECTED.lines().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table mine (id integer)",
        "create schema mine",
        "create function mine() returns integer language sql return 1",
        "alter table outbox add column mine integer",
        "drop table outbox",
        "truncate event_log",
        "delete from event_log",
        "update event_log set version = 2",
        "update operation set operator = 'somebody else'",
        "delete from operation",
        "update flyway_schema_history set checksum = 1",
        "insert into event_log_default select * from event_log",
        "select eventing_days_kept('event_log', 7, -1)",
      })
  void itMayNot(String statement) {
    assertThatThrownBy(() -> service.query(statement).execute().await().indefinitely())
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @Test
  void itTakesPositionsAndSeesTheLastOne() {
    service.query("select nextval('outbox_position')").execute().await().indefinitely();
    service.query("select last_value from outbox_position").execute().await().indefinitely();

    assertThatThrownBy(
            () ->
                service
                    .query("select setval('outbox_position', 1)")
                    .execute()
                    .await()
                    .indefinitely())
        .hasMessageContaining("permission denied");
  }

  @Test
  void itHasTheDaysKeptByTheirOwner() {
    service.query("select eventing_keep_days('event_log', 9, -1)").execute().await().indefinitely();

    assertThat(
            database.number(
                "select count(*) from pg_inherits where inhparent = 'event_log'::regclass"))
        .isEqualTo(11);
  }

  @Test
  void severalMayGrantItAtOnceWhileItWorks() {
    List<CompletableFuture<Void>> grants = new ArrayList<>();
    for (int replica = 0; replica < 4; replica++) {
      grants.add(CompletableFuture.runAsync(WhenARoleIsGrantedTheLeastTest::grantAgain));
    }
    while (!grants.stream().allMatch(CompletableFuture::isDone)) {
      service.query("select from outbox").execute().await().indefinitely();
    }

    assertThat(grants).allMatch(grant -> !grant.isCompletedExceptionally());
  }

  @Test
  void nothingIsMissingThen() {
    assertThat(problems(service)).isEmpty();
  }

  @Test
  void whoWasGrantedNothingIsToldSo() {
    database.run("create role stranger login password 'secret'");
    Pool stranger = database.poolOf("stranger", "secret");
    try {
      assertThat(problems(stranger))
          .contains(
              "the login lacks insert on outbox: run this build once with plumb.prepare=only and"
                  + " plumb.prepare.grant-to=stranger");
    } finally {
      stranger.close().await().indefinitely();
      database.run("drop role stranger");
    }
  }

  @Test
  void eachMissingMigrationIsNamedAndNoLaterOneIsMissed() {
    TestDatabase bare = TestDatabase.empty("bare");
    Pool pool = bare.pool();
    try {
      DatabaseLook look =
          new DatabaseLook(
              pool,
              new Migrations(BuildsMigrations.with("bare", "db/eventing/V0_1__eventing.sql")),
              Grants.read());

      assertThat(look.problems().await().indefinitely())
          .containsExactly(
              "the database lacks db/eventing/V0_1__eventing.sql: run this build once with"
                  + " plumb.prepare=only, as the owner of the tables");
      new Migrations(build("bare")).run();
      assertThat(look.problems().await().indefinitely()).isEmpty();
    } finally {
      bare.close();
    }
  }

  private static void grantAgain() {
    try {
      Grants.read().to(ROLE, owner);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static List<String> problems(Pool as) {
    return new DatabaseLook(as, migrations, Grants.read()).problems().await().indefinitely();
  }

  private static Flyway build(String database) {
    return BuildsMigrations.with(database, BuildsMigrations.eventings());
  }
}
