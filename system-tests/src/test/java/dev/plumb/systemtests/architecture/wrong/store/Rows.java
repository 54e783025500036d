package dev.plumb.systemtests.architecture.wrong.store;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;

/** Breaks nothing. */
public final class Rows {

  public Uni<Integer> clear(Tx tx) {
    return tx.update("delete from kept");
  }
}
