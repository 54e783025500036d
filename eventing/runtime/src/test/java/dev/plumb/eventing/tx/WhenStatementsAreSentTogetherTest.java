package dev.plumb.eventing.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.fixture.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenStatementsAreSentTogetherTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String ADD = "insert into entry (name) values ($1)";
  private static final String COUNT = "select count(*) from entry";

  private final TestDatabase database = TestDatabase.create("together");
  private final Transactions transactions = new PoolTransactions(database.pool());
  private final AtomicInteger committed = new AtomicInteger();

  WhenStatementsAreSentTogetherTest() {
    database.run("create table entry (name text primary key check (name <> 'wrong'))");
  }

  @AfterEach
  void remove() {
    database.close();
  }

  @Test
  void eachSeesWhatThoseBeforeItDid() {
    List<Object[]> seen =
        run(
            tx ->
                Uni.combine()
                    .all()
                    .unis(tx.update(ADD, "a"), tx.update(ADD, "b"), tx.select(COUNT))
                    .asTuple()
                    .map(done -> done.getItem3()));

    assertThat(seen.getFirst()).containsExactly(2L);
    assertThat(rows()).isEqualTo(2);
    assertThat(committed).hasValue(1);
  }

  @Test
  void oneThatFailsTakesThoseBeforeAndBehindItAlong() {
    assertThatExceptionOfType(PgException.class)
        .isThrownBy(
            () ->
                run(
                    tx ->
                        Uni.combine()
                            .all()
                            .unis(tx.update(ADD, "a"), tx.update(ADD, "wrong"), tx.update(ADD, "b"))
                            .discardItems()))
        .matches(fault -> fault.getSqlState().equals("23514"), "the first fault");

    assertThat(rows()).isZero();
    assertThat(committed).hasValue(0);
  }

  @Test
  void aFailureNobodyMindsIsNotCommittedEither() {
    assertThatThrownBy(
            () ->
                run(
                    tx ->
                        Uni.combine()
                            .all()
                            .unis(
                                tx.update(ADD, "a"),
                                tx.update(ADD, "wrong").onFailure().recoverWithItem(1))
                            .discardItems()))
        .isNotNull();

    assertThat(rows()).isZero();
    assertThat(committed).hasValue(0);
  }

  @Test
  void workThatThrowsGivesItsConnectionBack() {
    for (int time = 0; time < 50; time++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  run(
                      tx -> {
                        throw new IllegalStateException("a bug");
                      }));
    }

    int written = run(tx -> tx.update(ADD, "a"));
    assertThat(written).isEqualTo(1);
    assertThat(rows()).isEqualTo(1);
  }

  private <T> T run(Function<Tx, Uni<T>> work) {
    return transactions
        .inTransaction(
            tx -> {
              tx.afterCommit(committed::incrementAndGet);
              return work.apply(tx);
            })
        .await()
        .atMost(LIMIT);
  }

  private long rows() {
    return database.number(COUNT);
  }
}
