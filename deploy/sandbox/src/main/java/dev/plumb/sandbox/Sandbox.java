package dev.plumb.sandbox;

import dev.plumb.sandbox.ledger.Ledger;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;

/** The parts shared by provider and carrier. */
@Dependent
final class Sandbox {
  @Produces
  @Singleton
  @Startup
  Ledger ledger(Settings settings) {
    return Ledger.open(settings.data());
  }

  void close(@Disposes Ledger ledger) throws IOException {
    ledger.close();
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }
}
