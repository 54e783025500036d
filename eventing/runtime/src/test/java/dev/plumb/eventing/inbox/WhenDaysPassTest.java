package dev.plumb.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.fixture.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhenDaysPassTest {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.create("retention");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void daysBehindTheWindowAreDroppedAndDaysAheadAreThere() {
    database.run(
        """
        create table inbox_20200101 partition of inbox
          for values from ('2020-01-01') to ('2020-01-02')
        """);
    InboxRetention retention = new InboxRetention(database.pool(), 7);

    retention.keep().await().indefinitely();

    assertThat(days()).hasSize(8).doesNotContain("inbox_20200101");
    assertThat(retention.keep().await().indefinitely()).isZero();
  }

  private static List<Object> days() {
    return database.column(
        """
        select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'inbox'::regclass and c.relname <> 'inbox_default'
        """);
  }
}
