package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A PostgreSQL process on a free port of the loopback address; its data lies in its folder. */
record LocalPostgres(Path folder, int port) implements Postgres {
  static LocalPostgres create(Path folder, BackendSettings settings) {
    LocalPostgres postgres = new LocalPostgres(Folders.made(folder), FreePorts.next());
    try {
      Files.writeString(folder.resolve("port"), "" + postgres.port);
      postgres.initialise(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Daemon(folder).endWithBackends("INT");
    postgres.start();
    return postgres;
  }

  static LocalPostgres at(Path folder) throws IOException {
    return new LocalPostgres(
        folder, Integer.parseInt(Files.readString(folder.resolve("port")).strip()));
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public String user() {
    return "plumb";
  }

  @Override
  public String password() {
    return "plumb";
  }

  @Override
  public void createDatabase(String name) {
    new PostgresSql(this).createDatabase(name);
  }

  @Override
  public void dropDatabase(String name) {
    new PostgresSql(this).dropDatabase(name);
  }

  @Override
  public void start() {
    OrdinaryUser user = OrdinaryUser.available();
    new Daemon(folder)
        .start(
            user.run(List.of(binary("postgres"), "-D", data())),
            Map.of("LC_ALL", "C"),
            new PostgresSql(this)::answers);
  }

  @Override
  public void shutdown(Shutdown how) {
    new Daemon(folder).end(how.postgresSignal());
  }

  private void initialise(BackendSettings settings) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), password());
    OrdinaryUser user = OrdinaryUser.available();
    user.own(folder);
    new Command(
            user.run(
                List.of(
                    binary("initdb"),
                    "-D",
                    data(),
                    "-U",
                    user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync")),
            Map.of("LC_ALL", "C"))
        .run();
    Files.writeString(
        folder.resolve("data/postgresql.conf"),
        """

        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        # Segments in /dev/shm would outlive a kill -9.
        dynamic_shared_memory_type = mmap
        max_connections = %d
        fsync = %s
        track_commit_timestamp = %s
        timezone = 'UTC'
        log_timezone = 'UTC'
        """
            .formatted(
                port,
                settings.maxConnections(),
                settings.fsync() ? "on" : "off",
                settings.commitTimes()),
        StandardOpenOption.APPEND);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static String binary(String name) {
    return PostgresBinaries.unpacked().resolve("bin").resolve(name).toString();
  }
}
