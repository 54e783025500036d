package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Makes a transaction roll back though its work went well: only the result was wanted. */
public final class Undone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Undone() {
    super("rolled back on purpose", null, false, false);
  }

  public static <T> Uni<T> after(Transactions transactions, Function<Tx, Uni<T>> work) {
    AtomicReference<T> result = new AtomicReference<>();
    return transactions
        .<T>inTransaction(
            tx ->
                work.apply(tx)
                    .invoke(result::set)
                    .chain(() -> Uni.createFrom().failure(new Undone())))
        .onFailure(Undone.class)
        .recoverWithItem(result::get);
  }
}
