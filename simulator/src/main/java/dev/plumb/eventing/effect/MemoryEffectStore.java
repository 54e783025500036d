package dev.plumb.eventing.effect;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.simulator.Process;
import dev.plumb.simulator.memory.MemoryTx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link EffectStore} in memory, as one worker sees the table that all share. */
public final class MemoryEffectStore implements EffectStore {

  private static final long STEP_BACK = Duration.ofSeconds(5).toNanos();

  private final MemoryEffectTable table;
  private final Process worker;
  private final Duration claim;

  public MemoryEffectStore(MemoryEffectTable table, Process worker, Duration claim) {
    this.table = table;
    this.worker = worker;
    this.claim = claim;
  }

  @Override
  public Uni<List<ClaimedEffect>> claim(Set<String> kinds, List<Room> rooms) {
    return later(() -> rooms.stream().flatMap(room -> claim(kinds, room).stream()).toList());
  }

  private List<ClaimedEffect> claim(Set<String> kinds, Room room) {
    List<ClaimedEffect> claimed = new ArrayList<>();
    for (MemoryEffectTable.Row row : table.due(room.provider(), now())) {
      if (table.isLocked(row)) {
        continue;
      }
      if (!kinds.contains(row.effect.kind()) || !table.isFirst(row)) {
        row.nextAttemptAt = now() + STEP_BACK;
      } else if (claimed.size() < room.calls()) {
        claimed.add(claim(row, room.keyLives()));
      }
    }
    return claimed;
  }

  private ClaimedEffect claim(MemoryEffectTable.Row row, Duration keyLives) {
    boolean first = row.firstSentAt == MemoryEffectTable.NEVER;
    row.firstSentAt = first ? now() : row.firstSentAt;
    boolean lives = now() - row.firstSentAt < keyLives.toNanos();
    row.state = row.state.equals("PENDING") && lives ? "IN_FLIGHT" : "UNKNOWN";
    row.attempts++;
    row.claimedBy = worker;
    row.nextAttemptAt = now() + claim.toNanos();
    return new ClaimedEffect(
        row.id,
        row.attempts,
        row.effect,
        Optional.empty(),
        row.state.equals("IN_FLIGHT") ? ClaimedEffect.Next.CALL : ClaimedEffect.Next.ASK,
        lives,
        first);
  }

  /** Those that are still this worker's belong to it for another while. */
  public void renew(List<ClaimedEffect> underWay) {
    for (ClaimedEffect each : underWay) {
      MemoryEffectTable.Row row = table.row(each.id());
      if (row.claimedBy == worker && !table.isLocked(row)) {
        row.nextAttemptAt = now() + claim.toNanos();
      }
    }
  }

  @Override
  public Uni<Boolean> callAgainIn(Duration wait, ClaimedEffect lost, String trouble) {
    return later(() -> release(lost, "PENDING", now() + wait.toNanos()));
  }

  @Override
  public Uni<Boolean> askAgainIn(Duration wait, ClaimedEffect lost, String trouble) {
    return later(() -> release(lost, "UNKNOWN", now() + wait.toNanos()));
  }

  @Override
  public Uni<Boolean> giveBack(ClaimedEffect unused) {
    return later(() -> giveBackNow(unused));
  }

  private boolean giveBackNow(ClaimedEffect unused) {
    String state = unused.next() == ClaimedEffect.Next.CALL ? "PENDING" : "UNKNOWN";
    boolean mine = release(unused, state, now());
    if (mine && unused.first()) {
      table.row(unused.id()).firstSentAt = MemoryEffectTable.NEVER;
    }
    return mine;
  }

  @Override
  public Uni<Boolean> leaveToAPerson(ClaimedEffect lost, String trouble) {
    return later(() -> release(lost, "UNKNOWN", MemoryEffectTable.NEVER));
  }

  private boolean release(ClaimedEffect lost, String state, long nextAttemptAt) {
    MemoryEffectTable.Row row = table.row(lost.id());
    if (!isMine(row, lost) || table.isLocked(row)) {
      return false;
    }
    row.state = state;
    row.claimedBy = null;
    row.nextAttemptAt = nextAttemptAt;
    return true;
  }

  @Override
  public Uni<Boolean> close(Tx tx, ClaimedEffect done, String state, JsonObject answer) {
    MemoryEffectTable.Row row = table.row(done.id());
    MemoryTx open = MemoryTx.of(tx);
    return open.statement(
        () -> open.lock(List.of(row.lock())).map(held -> close(open, row, done, state)));
  }

  private boolean close(MemoryTx tx, MemoryEffectTable.Row row, ClaimedEffect done, String state) {
    boolean mine = isMine(row, done);
    if (mine) {
      tx.write(() -> table.settle(row, state, now()));
    }
    return mine;
  }

  private boolean isMine(MemoryEffectTable.Row row, ClaimedEffect claimed) {
    return row.claimedBy == worker && row.attempts == claimed.attempt();
  }

  private long now() {
    return worker.world().now();
  }

  private <T> Uni<T> later(java.util.function.Supplier<T> statement) {
    return Uni.createFrom()
        .emitter(answer -> worker.soon(300, () -> answer.complete(statement.get())));
  }
}
