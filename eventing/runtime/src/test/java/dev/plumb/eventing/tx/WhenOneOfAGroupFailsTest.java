package dev.plumb.eventing.tx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumb.eventing.fixture.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenOneOfAGroupFailsTest {

  private final TestDatabase database = TestDatabase.create("group");
  private final CompletableFuture<Void> open = new CompletableFuture<>();
  private final List<List<String>> groups = new CopyOnWriteArrayList<>();
  private final GroupCommit<String, String> commits =
      new GroupCommit<>(new PoolTransactions(database.pool()), 64, this::write);

  WhenOneOfAGroupFailsTest() {
    database.run("create table entry (name text primary key check (name <> 'wrong'))");
  }

  @AfterEach
  void remove() {
    database.close();
  }

  @Test
  void theOthersCommitAndOnlyItsOwnCallerHearsOfIt() {
    List<CompletableFuture<String>> answers = commit("alone", "left", "wrong", "right");

    open.complete(null);

    assertThat(answers.get(0).join()).isEqualTo("alone!");
    assertThat(answers.get(1).join()).isEqualTo("left!");
    assertThat(answers.get(3).join()).isEqualTo("right!");
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> answers.get(2).join())
        .withCauseInstanceOf(PgException.class);
    assertThat(database.column("select name from entry order by name"))
        .containsExactly("alone", "left", "right");
    assertThat(groups)
        .startsWith(List.of("alone"), List.of("left", "wrong", "right"))
        .contains(List.of("left"), List.of("wrong"), List.of("right"))
        .hasSize(5);
  }

  @Test
  void whoComesAfterwardsIsServed() {
    commit("wrong", "also", "wrong").forEach(answer -> answer.exceptionally(wrong -> "").join());

    assertThat(commit("next").getFirst().join()).isEqualTo("next!");
    assertThat(database.number("select count(*) from entry")).isEqualTo(2);
  }

  /** The first goes alone, the others wait behind it together. */
  private List<CompletableFuture<String>> commit(String... names) {
    List<CompletableFuture<String>> answers =
        Stream.of(names).map(name -> new CompletableFuture<String>()).toList();
    database
        .vertx()
        .runOnContext(
            ignored -> {
              for (int at = 0; at < names.length; at++) {
                CompletableFuture<String> answer = answers.get(at);
                commits
                    .commit(names[at])
                    .onItemOrFailure()
                    .invoke((done, failure) -> answer(answer, done, failure))
                    .subscribeAsCompletionStage();
              }
            });
    if (!List.of(names).contains("alone")) {
      open.complete(null);
    }
    return answers;
  }

  private static void answer(CompletableFuture<String> answer, String done, Throwable failure) {
    if (failure == null) {
      answer.complete(done);
    } else {
      answer.completeExceptionally(failure);
    }
  }

  private Uni<List<String>> write(Tx tx, List<String> names) {
    groups.add(names);
    return Uni.createFrom()
        .completionStage(open)
        .chain(
            () ->
                tx.update(
                    "insert into entry select * from unnest($1::text[])",
                    (Object) names.toArray(String[]::new)))
        .replaceWith(names.stream().map(name -> name + "!").toList());
  }
}
