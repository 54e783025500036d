package dev.plumb.systemtests.bench;

import dev.plumb.eventing.backends.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own benchmark: what the database can do when nobody else is in the way. */
record PgBench(Raw raw, Postgres postgres, String database) {

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

  static final String TABLES =
      """
      drop table if exists limit_order, limit_outbox;
      create table limit_order (
        id uuid primary key, customer text not null, status text not null, version bigint not null,
        total bigint not null, currency text not null, lines text not null, placed_at timestamptz not null);
      create table limit_outbox (
        id bigserial primary key, order_id uuid not null, version bigint not null, type text not null,
        body bytea not null);
      """;

  static final String ORDER_AND_OUTBOX =
      """
      \\set n random(1, 9000000000000000000)
      begin;
      insert into limit_order values (md5(:n::text)::uuid, 'c-1', 'PLACED', 1, 2500, 'EUR', repeat('x', 200), now());
      insert into limit_outbox (order_id, version, type, body)
        values (md5(:n::text)::uuid, 1, 'order.order-placed.v1', convert_to(repeat('x', 500), 'UTF8'));
      commit;
      """;

  record Result(double transactionsPerSecond, double latencyMillis) {}

  Result run(String name, String script, int connections, int seconds) {
    raw.write(name + ".sql", script);
    Path file = raw.file(name + ".sql");
    String printed =
        raw.run(
            name,
            Map.of("PGPASSWORD", postgres.password()),
            List.of(
                binary(),
                "-n",
                "-M",
                "prepared",
                "-h",
                postgres.host(),
                "-p",
                "" + postgres.port(),
                "-U",
                postgres.user(),
                "-c",
                "" + connections,
                "-j",
                "2",
                "-T",
                "" + seconds,
                "-f",
                file.toString(),
                database));
    return new Result(number(TPS, printed), number(LATENCY, printed));
  }

  private static double number(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new BenchFailure("pgbench printed no " + pattern + ":\n" + printed);
    }
    return Double.parseDouble(matcher.group(1));
  }

  static String binary() {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin/pgbench"))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .orElseThrow(PgBench::missing)
          .toString();
    } catch (IOException e) {
      throw missing();
    }
  }

  private static BenchFailure missing() {
    return new BenchFailure("pgbench is missing: sudo apt-get install postgresql");
  }
}
