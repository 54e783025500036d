package dev.plumb.eventing.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.fixture.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenTheTablesAreMadeTest {

  private static final String NAME = "tables";
  private static final String FIRST = "db/eventing/V0_1__eventing.sql";
  private static final String LATER = "db/eventing/V0_999__told_later.sql";
  private static final String SHOP = "db/shop/V1__shop.sql";
  private static final String SHOP_LATER = "db/shop/V2__shop_later.sql";

  private final Warnings warnings = new Warnings();
  private TestDatabase database;

  @BeforeEach
  void beginAnew() {
    database = TestDatabase.empty(NAME);
  }

  @AfterEach
  void leave() {
    warnings.close();
    database.close();
  }

  @Test
  void eventingAndTheApplicationHaveAHistoryEach() {
    new Migrations(flyway(FIRST, SHOP)).run();

    assertThat(history("eventing_schema_history")).containsExactly("baseline 0", FIRST);
    assertThat(history("flyway_schema_history")).containsExactly(SHOP);
    assertThat(database.number("select count(*) from outbox, shop")).isZero();
  }

  @Test
  void anApplicationWithoutTablesMayHaveSomeLater() {
    new Migrations(flyway(FIRST)).run();
    new Migrations(flyway(FIRST, SHOP)).run();

    assertThat(history("flyway_schema_history")).containsExactly(SHOP);
    assertThat(warnings.messages()).isEmpty();
  }

  @Test
  void eventingMayGrowAfterTheApplication() {
    new Migrations(flyway(FIRST, SHOP)).run();
    new Migrations(flyway(FIRST, LATER, SHOP)).run();

    assertThat(history("eventing_schema_history")).containsExactly("baseline 0", FIRST, LATER);
    assertThat(warnings.messages()).isEmpty();
  }

  @Test
  void anEarlierBuildStillStarts() {
    new Migrations(flyway(FIRST, LATER, SHOP, SHOP_LATER)).run();

    new Migrations(flyway(FIRST, SHOP)).run();

    assertThat(history("eventing_schema_history")).containsExactly("baseline 0", FIRST, LATER);
    assertThat(history("flyway_schema_history")).containsExactly(SHOP, SHOP_LATER);
  }

  @Test
  void whatASharedHistoryTellsOfIsNotRunAgain() {
    landed(FIRST, SHOP);
    database.run("insert into watermark values ('order', gen_random_uuid(), 7)");
    warnings.forget();

    new Migrations(flyway(FIRST, SHOP)).run();
    new Migrations(flyway(FIRST, LATER, SHOP)).run();

    assertThat(database.number("select version from watermark")).isEqualTo(7);
    assertThat(history("flyway_schema_history")).containsExactly(FIRST, SHOP);
    assertThat(history("eventing_schema_history")).containsExactly("baseline 0.1", LATER);
    assertThat(warnings.messages()).isEmpty();
  }

  @Test
  void aReplicaThatKnowsTheSharedHistoryOnlyStillStarts() {
    landed(FIRST, SHOP);
    new Migrations(flyway(FIRST, LATER, SHOP)).run();

    landed(FIRST, SHOP);

    assertThat(history("flyway_schema_history")).containsExactly(FIRST, SHOP);
  }

  @Test
  void aChangedMigrationIsNoticedInEitherHistory() {
    landed(FIRST, SHOP);
    new Migrations(flyway(FIRST, LATER, SHOP)).run();
    database.run("update flyway_schema_history set checksum = 1 where version = '0.1'");
    assertThatThrownBy(new Migrations(flyway(FIRST, LATER, SHOP))::run)
        .hasMessageContaining("checksum mismatch for migration version 0.1");

    database.run("delete from flyway_schema_history where version = '0.1'");
    database.run("update eventing_schema_history set checksum = 1 where version = '0.999'");
    assertThatThrownBy(new Migrations(flyway(FIRST, LATER, SHOP))::run)
        .hasMessageContaining("checksum mismatch for migration version 0.999");
  }

  @Test
  void replicasDoSoAtTheSameTime() {
    List<CompletableFuture<Void>> replicas = new ArrayList<>();
    for (int replica = 0; replica < 4; replica++) {
      replicas.add(CompletableFuture.runAsync(() -> new Migrations(flyway(FIRST, SHOP)).run()));
    }

    replicas.forEach(CompletableFuture::join);

    assertThat(history("eventing_schema_history")).containsExactly("baseline 0", FIRST);
    assertThat(history("flyway_schema_history")).containsExactly(SHOP);
  }

  @Test
  void aSchemaOfSomebodyElsesIsLeftAlone() {
    database.run("create table somebody_elses (id integer)");

    assertThatThrownBy(new Migrations(flyway(FIRST, SHOP))::run)
        .hasMessageContaining("non-empty schema");

    assertThat(database.number("select count(*) from pg_tables where schemaname = 'public'"))
        .isEqualTo(1);
  }

  /** As it was before there were two histories. */
  private void landed(String... files) {
    BuildsMigrations.configuration(NAME, files).outOfOrder(true).load().migrate();
  }

  private static Flyway flyway(String... files) {
    return BuildsMigrations.with(NAME, files);
  }

  private List<Object> history(String table) {
    return database.column(
        "select case type when 'BASELINE' then 'baseline ' || version else script end from "
            + table
            + " order by installed_rank");
  }
}
