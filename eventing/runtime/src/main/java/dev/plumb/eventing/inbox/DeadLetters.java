package dev.plumb.eventing.inbox;

import dev.plumb.eventing.operation.Answer;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * What a person does about events that can't be applied. Fails with {@link
 * dev.plumb.eventing.operation.DatabaseAway} where the database doesn't let it.
 */
public interface DeadLetters {

  Uni<List<DeadLetter>> list(DeadLetterFilter filter);

  Uni<Optional<DeadLetter>> find(long id);

  /**
   * Keys whose events wait, by stream and key.
   *
   * @param after where the page before ended
   */
  Uni<List<ParkedKey>> parked(Optional<String> stream, Optional<ParkedPlace> after, int limit);

  /**
   * What {@link #redrive} would do now, the dead event first and then what waits behind it. Changes
   * nothing.
   *
   * @param limit how many events to look at
   */
  Uni<Answer<List<Rehearsed>>> rehearse(long id, int limit);

  /**
   * Tries the event again and, once it is no longer in the way, what waits behind it, in version
   * order: through the version gate as any delivery, each in a transaction of its own, so that the
   * next one that can't be applied stops just there. A conflict if another redrive runs.
   */
  Uni<Answer<Redriven>> redrive(long id, String operator);

  /** {@link #redrive} for each of that page, one after the other; unreadable ones are left out. */
  Uni<Answer<List<Redriven>>> redriveAll(DeadLetterFilter page, String operator);

  /**
   * Gives the event up for good: the key's watermark steps over its version, and what waits behind
   * it goes on. A conflict if a redrive runs.
   */
  Uni<Answer<Redriven>> discard(long id, String reason, String operator);
}
