package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.KeyedRequest;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers given before, by the client's key. */
public interface Answers {

  /**
   * An answer to be given again.
   *
   * @param request nobody else in the same list has
   */
  record Kept(KeyedRequest request, Answer answer) {}

  /**
   * @param sameRequest the key stood for the same content then
   */
  record Given(Answer answer, boolean sameRequest) {}

  /**
   * Those for which there was no answer yet.
   *
   * @param patience how long to wait for an earlier one with the same key that is still running
   */
  Uni<Set<KeyedRequest>> keep(Tx tx, List<Kept> answers, Duration patience);

  Uni<Optional<Given>> find(Tx tx, KeyedRequest request);

  /** At most a thousand at a time; how many it were. */
  Uni<Integer> forget(Tx tx, Duration olderThan);
}
