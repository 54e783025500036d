package dev.plumb.systemtests.architecture.wrong.usecase;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;

/** only store speaks SQL. */
final class SpeaksSql {

  Uni<Integer> clear(Tx tx) {
    return tx.update("delete from kept");
  }
}
