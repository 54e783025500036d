package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import dev.plumb.local.PackagedJar;
import dev.plumb.local.PlumbOptions;
import dev.plumb.local.Replica;
import dev.plumb.local.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * From the start of a service's process until it is ready, and its resident memory then and after
 * 200 orders: with the AOT cache that packaging made, and with that put aside.
 */
final class StartToReady implements Figure {

  private static final int TIMES = 3;
  private static final int ORDERS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long MEGABYTE = 1024 * 1024;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String measure(Rig rig) {
    List<Application> services = Application.SERVICES;
    for (Application service : services) {
      if (!Files.exists(cache(service))) {
        throw new BenchFailure(
            "%s has no app.aot: package without -Dplumb.aot.skip".formatted(service.title()));
      }
    }
    Map<Application, String> with = starts(rig);
    services.forEach(service -> move(cache(service), aside(service)));
    Map<Application, String> without;
    try {
      without = starts(rig);
    } finally {
      services.forEach(service -> move(aside(service), cache(service)));
    }
    StringBuilder lines = new StringBuilder();
    services.forEach(
        service ->
            lines.append(
                "%n  %s: with the AOT cache %s; without %s"
                    .formatted(service.title(), with.get(service), without.get(service))));
    return lines.toString();
  }

  /** One service at a time; the last start of each is the one that has orders placed. */
  private static Map<Application, String> starts(Rig rig) {
    Map<Application, String> figures = new EnumMap<>(Application.class);
    for (Application service : Application.SERVICES) {
      rig.only();
      Replica replica = rig.replica(service);
      List<Long> times = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        replica.stop();
        long begin = System.nanoTime();
        replica.start();
        times.add((System.nanoTime() - begin) / 1_000_000);
      }
      figures.put(
          service,
          "%.1f s, %d MB".formatted(median(times) / 1e3, replica.residentMemory() / MEGABYTE));
    }
    rig.only(Application.ORDER, Application.BILLING, Application.SHIPPING, Application.SANDBOX);
    new Traffic(ORDERS, 1, PATIENCE).on(rig.plumb(), done -> {});
    figures.replaceAll(
        (service, figure) ->
            "%s, after %d orders %d MB"
                .formatted(figure, ORDERS, rig.replica(service).residentMemory() / MEGABYTE));
    return figures;
  }

  private static long median(List<Long> times) {
    return LongStream.of(times.stream().mapToLong(it -> it).sorted().toArray())
        .skip(TIMES / 2)
        .findFirst()
        .orElseThrow();
  }

  private static Path cache(Application service) {
    return PackagedJar.cache(service.jar(PlumbOptions.repository()));
  }

  private static Path aside(Application service) {
    return cache(service).resolveSibling("app.aot.aside");
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
