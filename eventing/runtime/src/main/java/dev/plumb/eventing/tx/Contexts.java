package dev.plumb.eventing.tx;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Where pieces of work run, each apart from the others. */
public interface Contexts {

  <T> Uni<T> run(Supplier<Uni<? extends T>> work);
}
