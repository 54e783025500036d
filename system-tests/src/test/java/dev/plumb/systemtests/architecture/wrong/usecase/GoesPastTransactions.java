package dev.plumb.systemtests.architecture.wrong.usecase;

import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** nobody opens one past Transactions. */
final class GoesPastTransactions {

  interface Sessions {
    Uni<Integer> withTransaction(Function<Object, Uni<Integer>> work);
  }

  Uni<Integer> clear(Sessions sessions) {
    return sessions.withTransaction(session -> Uni.createFrom().item(0));
  }
}
