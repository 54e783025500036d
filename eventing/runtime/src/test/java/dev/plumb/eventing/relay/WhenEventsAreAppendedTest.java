package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenEventsAreAppendedTest {

  private static final String BUSINESS_ROW = "insert into business values ($1)";

  @Test
  void theyAreOfTheSameTransactionAsTheBusinessRow() {
    try (Stage stage = Stage.open()) {
      stage.run("create table business (id uuid primary key)");
      UUID key = stage.newKey();
      stage
          .transactions()
          .inTransaction(
              tx ->
                  tx.update(BUSINESS_ROW, key)
                      .chain(() -> stage.outbox().append(tx, List.of(stage.event(key, 1)))))
          .await()
          .indefinitely();
      assertThat(
              stage.number(
                  """
                  select count(distinct xid) from (
                    select xmin::text as xid from business
                    union all select xmin::text from outbox
                    union all select xmin::text from event_log) as rows
                  """))
          .isEqualTo(1);
    }
  }

  @Test
  void aRollbackLeavesNeither() {
    try (Stage stage = Stage.open()) {
      stage.run("create table business (id uuid primary key)");
      UUID key = stage.newKey();
      assertThatThrownBy(
              () ->
                  stage
                      .transactions()
                      .inTransaction(
                          tx ->
                              tx.update(BUSINESS_ROW, key)
                                  .chain(
                                      () -> stage.outbox().append(tx, List.of(stage.event(key, 1))))
                                  .chain(() -> Uni.createFrom().failure(new Regret())))
                      .await()
                      .indefinitely())
          .isInstanceOf(Regret.class);
      assertThat(stage.number("select count(*) from business")).isZero();
      assertThat(stage.waiting()).isZero();
      assertThat(stage.logged()).isZero();
    }
  }

  @Test
  void aDayWithEventsStillWaitingIsKept() {
    try (Stage stage = Stage.open()) {
      stage.run(
          "create table event_log_20200101 partition of event_log"
              + " for values from ('2020-01-01') to ('2020-01-02')");
      stage.run("insert into outbox values (1, '2020-01-01', 0, 'order', gen_random_uuid(), 1)");
      stage.run("select eventing_keep_days('event_log', 7, 14)");
      assertThat(stage.days()).contains("event_log_20200101");
      stage.run("delete from outbox");
      stage.run("select eventing_keep_days('event_log', 7, 14)");
      assertThat(stage.days()).doesNotContain("event_log_20200101").hasSizeGreaterThan(8);
    }
  }

  private static final class Regret extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
