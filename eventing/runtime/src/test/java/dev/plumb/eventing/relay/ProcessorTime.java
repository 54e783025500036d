package dev.plumb.eventing.relay;

import dev.plumb.eventing.backends.Daemon;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * What this process, PostgreSQL and the broker have used of the processor, in seconds.
 *
 * @param us the relay and what measures it
 */
record ProcessorTime(double us, double postgres, double broker) {

  static ProcessorTime now(Path backends) {
    return new ProcessorTime(
        seconds(ProcessHandle.current()),
        ofDaemon(backends.resolve("postgres")),
        ofDaemon(backends.resolve("rabbit")));
  }

  String perEvent(ProcessorTime before, int events) {
    double micros = 1e6 / events;
    return "processor time per event: this process %.1f us, PostgreSQL %.1f us, broker %.1f us"
        .formatted(
            (us - before.us) * micros,
            (postgres - before.postgres) * micros,
            (broker - before.broker) * micros);
  }

  private static double ofDaemon(Path folder) {
    return new Daemon(folder, folder.resolve("out"))
        .process()
        .map(leader -> Stream.concat(Stream.of(leader), leader.descendants()))
        .orElseGet(Stream::empty)
        .mapToDouble(ProcessorTime::seconds)
        .sum();
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }
}
