package dev.plumb.sandbox.call;

import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.fault.Call;
import dev.plumb.sandbox.fault.Fault;
import dev.plumb.sandbox.fault.Faults;
import dev.plumb.sandbox.fault.Misstatement;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.fault.Plan;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/** The way of every call: the faults before it, the call under its key, the faults after it. */
@Singleton
public class Calls {
  private final Faults faults;
  private final Keys keys;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong replayed = new AtomicLong();

  Calls(Faults faults, Keys keys) {
    this.faults = faults;
    this.keys = keys;
  }

  /** Empty: no answer, the connection is to be closed. */
  public Optional<Reply> post(Dialect dialect, Post post, Function<Work, Reply> decision)
      throws InterruptedException {
    changes.incrementAndGet();
    Plan plan = faults.strike(post.call());
    if (plan.before().isPresent()) {
      return instead(dialect, plan.before().get());
    }
    Reply reply = keys.once(dialect, post, plan, decision);
    if (reply.replayed()) {
      replayed.incrementAndGet();
    }
    return plan.after().isPresent()
        ? after(dialect, plan.after().get(), reply)
        : Optional.of(reply);
  }

  /** Empty: no answer, the connection is to be closed. */
  public Optional<Reply> get(Dialect dialect, String orderId, Supplier<Reply> answer)
      throws InterruptedException {
    reads.incrementAndGet();
    Plan plan = faults.strike(new Call(Operation.READ, orderId));
    if (plan.before().isPresent()) {
      return instead(dialect, plan.before().get());
    }
    Thread.sleep(plan.slowness());
    Reply reply = answer.get();
    return plan.after().isPresent()
        ? after(dialect, plan.after().get(), reply)
        : Optional.of(reply);
  }

  /** All since the start that ask for a change, replays included. */
  public long changes() {
    return changes.get();
  }

  public long reads() {
    return reads.get();
  }

  public long replayed() {
    return replayed.get();
  }

  private static Optional<Reply> instead(Dialect dialect, Fault.Before fault)
      throws InterruptedException {
    return switch (fault) {
      case Fault.ErrorBefore() -> Optional.of(dialect.failure(500));
      case Fault.Unavailable() -> Optional.of(dialect.failure(503));
      case Fault.RateLimited() -> Optional.of(dialect.failure(429));
      case Fault.CutBefore(), Fault.Down() -> Optional.empty();
      case Fault.TimeoutBefore(Duration hold) -> nothingAfter(hold);
    };
  }

  private static Optional<Reply> after(Dialect dialect, Fault.After fault, Reply reply)
      throws InterruptedException {
    return switch (fault) {
      case Fault.BadGatewayAfter() -> Optional.of(dialect.failure(502));
      case Fault.CutAfter() -> Optional.empty();
      case Fault.CutMidway() -> Optional.of(reply.tornInHalf());
      case Fault.AnswerDiffers() -> Optional.of(reply.saying(Misstatement.of(reply.body())));
      case Fault.TimeoutAfter(Duration hold) -> nothingAfter(hold);
      case Fault.LateAfter(Duration delay) -> {
        Thread.sleep(delay);
        yield Optional.of(reply);
      }
    };
  }

  private static Optional<Reply> nothingAfter(Duration hold) throws InterruptedException {
    Thread.sleep(hold);
    return Optional.empty();
  }
}
