package dev.plumb.systemtests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time that the processes the benchmark started have used so far, by program. Empty of a
 * server that runs in a container.
 */
record ProcessorTime(Map<String, Duration> used) {

  static ProcessorTime now() {
    Map<String, Duration> used = new TreeMap<>();
    ProcessHandle.current().descendants().map(ProcessHandle::info).forEach(info -> add(used, info));
    return new ProcessorTime(used);
  }

  /** Such as {@code java 20.1, postgres 18.0, sum 38.1}, in microseconds. */
  String perEvent(ProcessorTime since, long events) {
    StringBuilder text = new StringBuilder();
    double sum = 0;
    for (Map.Entry<String, Duration> program : used.entrySet()) {
      Duration before = since.used().getOrDefault(program.getKey(), Duration.ZERO);
      double micros = program.getValue().minus(before).toNanos() / 1000.0 / events;
      sum += micros;
      if (micros >= 0.1) {
        text.append("%s %.1f, ".formatted(program.getKey(), micros));
      }
    }
    return text.append("sum %.1f".formatted(sum)).toString();
  }

  private static void add(Map<String, Duration> used, ProcessHandle.Info info) {
    if (info.command().isPresent() && info.totalCpuDuration().isPresent()) {
      used.merge(
          Path.of(info.command().get()).getFileName().toString(),
          info.totalCpuDuration().get(),
          Duration::plus);
    }
  }
}
