package dev.plumb.eventing.startup;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** All of the application's. */
@Singleton
class StartGates {

  private final List<StartGate> all;

  StartGates(@All List<StartGate> all) {
    this.all = all;
  }

  Uni<Void> open() {
    return all.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join()
            .all(all.stream().map(StartGate::open).toList())
            .andFailFast()
            .replaceWithVoid();
  }
}
