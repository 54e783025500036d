package dev.plumb.eventing.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.audit.KeyDigest.Logged;
import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.outbox.TestOutbox;
import dev.plumb.eventing.tx.PoolTransactions;
import dev.plumb.eventing.tx.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhenAKeyIsAuditedTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final UUID ABOVE_NONE = new UUID(0, 0);

  private static TestDatabase database;
  private static Transactions transactions;
  private static Audit audit;

  private final UUID key = UUID.randomUUID();

  @BeforeAll
  static void start() {
    database = TestDatabase.create("audit");
    database.run("create table box (key uuid primary key, version bigint, status text)");
    transactions = new PoolTransactions(database.pool());
    audit =
        new Audit(
            transactions,
            new AuditSource(
                "box",
                """
                select key, version, jsonb_build_object('status', status)::text
                from box where key = any($1)
                """,
                "select key from box where key > $1 order by key limit $2"),
            List.of("lid"));
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    database.run("truncate box, event_log, outbox, watermark, parked, dead_letter, effect");
  }

  @Test
  void nothingIsKnownOfAKeyWithoutARow() {
    assertThat(digest()).isEqualTo(new KeyDigest(key, 0, Map.of(), null, Map.of(), 0, 0, 0, 0));
  }

  @Test
  void everythingThatWaitsIsCounted() {
    database.column("insert into box values ($1, 3, 'FULL') returning 1", key);
    told(Instant.now(), 1, 2, 3);
    database.column("delete from outbox where version < 3 returning 1");
    database.column(
        "insert into watermark values ('lid', $1, 7), ('other', $1, 9) returning 1", key);
    database.column(
        """
        insert into parked (stream, key, version, event_id, source, type, schema, occurred_at, body)
        values ('lid', $1, 9, gen_random_uuid(), '', '', '', now(), '') returning 1
        """,
        key);
    database.column(
        "insert into dead_letter (stream, key, version, body, reason) values ('lid', $1, 8, '', 'x')"
            + " returning 1",
        key);
    database.column(
        "insert into effect (kind, key, purpose, request) values ('call', $1, 'a', '{}') returning 1",
        key);

    assertThat(digest())
        .isEqualTo(
            new KeyDigest(
                key,
                3,
                Map.of("status", "FULL"),
                new Logged(1, 3, 3),
                Map.of("lid", 7L),
                1,
                1,
                1,
                1));
  }

  @Test
  void whatWasToldLatelyComesAgainAndWhatIsOlderOnce() {
    LogPosition begin = end();
    told(Instant.now().minusSeconds(60), 1, 2);
    told(Instant.now(), 3);

    Changes first = changes(begin, 100);
    Changes second = changes(LogPosition.parse(first.next()).orElseThrow(), 100);

    assertThat(first.changes()).extracting(Changes.Change::key).containsExactly(key, key, key);
    assertThat(second.changes()).containsExactly(first.changes().getLast());
    assertThat(second.next()).isEqualTo(first.next());
  }

  @Test
  void aFullPageGoesOnBehindItsLast() {
    LogPosition begin = end();
    told(Instant.now(), 1, 2, 3);

    Changes first = changes(begin, 2);
    Changes second = changes(LogPosition.parse(first.next()).orElseThrow(), 2);

    assertThat(first.next()).isEqualTo(first.changes().getLast().at());
    assertThat(second.changes()).hasSize(1);
  }

  @Test
  void allKeysCanBeGoneThrough() {
    List<UUID> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(UUID.randomUUID());
      database.column("insert into box values ($1, 0, 'NEW') returning 1", all.getLast());
    }
    List<UUID> found = new ArrayList<>();
    UUID above = ABOVE_NONE;
    for (List<UUID> page = keys(above); !page.isEmpty(); page = keys(above)) {
      found.addAll(page);
      above = page.getLast();
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void itWritesNothing() {
    assertThat(
            transactions
                .inTransaction(
                    tx ->
                        AuditTables.oneSnapshot(tx)
                            .chain(() -> tx.update("delete from box"))
                            .map(rows -> "deleted")
                            .onFailure()
                            .recoverWithItem("refused"))
                .onFailure()
                .recoverWithItem("refused")
                .await()
                .atMost(LIMIT))
        .isEqualTo("refused");
  }

  private KeyDigest digest() {
    return audit.digests(List.of(key)).await().atMost(LIMIT).getFirst();
  }

  private static LogPosition end() {
    Changes now = audit.changes(Optional.empty(), 1).await().atMost(LIMIT);
    return LogPosition.parse(now.next()).orElseThrow();
  }

  private static Changes changes(LogPosition after, int limit) {
    return audit.changes(Optional.of(after), limit).await().atMost(LIMIT);
  }

  private static List<UUID> keys(UUID above) {
    return audit.keys(above, 2).await().atMost(LIMIT);
  }

  private void told(Instant at, long... versions) {
    List<NewEvent> events =
        LongStream.of(versions)
            .mapToObj(
                version ->
                    new NewEvent(
                        UUID.randomUUID(),
                        "box",
                        key,
                        version,
                        "box.filled.v1",
                        "contracts/box/v1",
                        at,
                        new byte[] {1}))
            .toList();
    Uni<Void> appended = transactions.inTransaction(tx -> TestOutbox.create().append(tx, events));
    appended.await().atMost(LIMIT);
  }
}
