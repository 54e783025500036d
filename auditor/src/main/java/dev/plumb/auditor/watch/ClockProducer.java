package dev.plumb.auditor.watch;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

@Singleton
class ClockProducer {

  @Produces
  @Singleton
  InstantSource clock() {
    return Clock.systemUTC();
  }
}
