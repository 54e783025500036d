package dev.plumb.systemtests.bench;

import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.backends.Shutdown;
import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Measures each line against the machine's own limit in the same run, and prints a table. */
public final class Bench {

  /** How many times as long as it measures a service is warmed up: two cores compile slowly. */
  static final int WARM_UP = 4;

  /** What is measured on an idle machine comes first, before others leave their load behind. */
  private static final List<Line> LINES =
      List.of(
          new CommitToApplied(),
          new PostOrders(),
          new Consume(),
          new RelayBacklog(),
          new RelayBesideHistory());

  /** Only where they are asked for by name. */
  private static final List<Figure> FIGURES =
      List.of(new GapToHealed(), new AuditOfChanges(), new StartToReady());

  /**
   * @param seconds of each measured stretch
   * @param events of each backlog
   * @param history rows in the event log
   */
  record Size(int seconds, int events, int history) {}

  private final PrintStream out;
  private final Raw raw;
  private final Size size;
  private final List<String> only;

  private Bench(PrintStream out, Raw raw, Size size, List<String> only) {
    this.out = out;
    this.raw = raw;
    this.size = size;
    this.only = only;
  }

  /**
   * Arguments: output folder, seconds, events, history rows, names of lines and figures, or nothing
   * for all lines.
   */
  public static void main(String[] args) {
    Raw raw = Raw.in(Path.of(args[0]));
    Size size =
        new Size(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    List<String> only = List.of(args).subList(4, args.length);
    try {
      new Bench(System.out, raw, size, only).run();
    } catch (BenchFailure failure) {
      System.err.println("bench: " + failure.getMessage());
      System.exit(1);
    }
  }

  private void run() {
    PlumbOptions options = PlumbOptions.quiet(raw.folder().resolve("logs"));
    try (Plumb plumb = Plumb.start(options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(plumb::close));
      keepCounts(plumb.backends().postgres());
      Rig rig =
          new Rig(
              plumb,
              raw,
              size,
              System.getProperty("java.class.path"),
              new EnumMap<>(Application.class));
      List<Row> rows = new ArrayList<>();
      for (Line line : LINES) {
        if (only.isEmpty() || only.contains(line.name())) {
          out.println("measuring " + line.name() + " ...");
          rows.add(line.measure(rig));
          out.println(rows.getLast().markdown());
        }
      }
      if (!rows.isEmpty()) {
        print(rows, rig);
      }
      measureFigures(rig);
    }
  }

  private void measureFigures(Rig rig) {
    for (Figure figure : FIGURES) {
      if (only.contains(figure.name())) {
        out.println("measuring " + figure.name() + " ...");
        out.println(figure.name() + ": " + figure.measure(rig));
      }
    }
  }

  /** Commit times and statements. */
  private static void keepCounts(Postgres postgres) {
    postgres.createDatabase("bench");
    new Sql(postgres, "bench").run("alter system set track_commit_timestamp = on");
    new Sql(postgres, "bench")
        .run("alter system set shared_preload_libraries = pg_stat_statements");
    postgres.restart(Shutdown.FAST);
    new Sql(postgres, "bench").run("create extension if not exists pg_stat_statements");
    new Sql(postgres, "bench").run(PgBench.TABLES);
  }

  private void print(List<Row> rows, Rig rig) {
    StringBuilder table = new StringBuilder("\n" + Row.HEADER + "\n");
    rows.forEach(row -> table.append(row.markdown()).append('\n'));
    table.append('\n');
    rows.forEach(row -> row.notes().forEach(note -> table.append(note).append('\n')));
    table.append(memory(rig));
    table.append(
        "\n%s, %d cores, Java %s.%n"
            .formatted(
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature()));
    out.println(table);
    try {
      Files.writeString(raw.file("table.md"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println("Raw output: " + raw.folder());
  }

  private String memory(Rig rig) {
    rig.only();
    StringBuilder line = new StringBuilder("Resident memory after its load:");
    rig.memory()
        .forEach(
            (application, bytes) ->
                line.append(" %s %d MB".formatted(application.title(), bytes / (1024 * 1024))));
    return line.append('\n').toString();
  }
}
