package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a node: nothing of the machine's own node is read or written. */
record RabbitFiles(Path folder, RabbitPorts ports, RabbitPlace place) {
  private static final String STOP =
      """
      cd "${0%%/*}" || exit 0
      pid=$(cat pid 2>/dev/null) && kill -KILL "-$pid" 2>/dev/null
      for _ in 1 2 3 4 5 6 7 8 9 10; do
        ERL_EPMD_PORT=%d '%s' -kill >/dev/null 2>&1 && exit 0
        sleep 0.2
      done
      """;

  /** All that a node needs which is on its own. */
  void writeAll(RabbitInstallation installation) {
    write("");
    try {
      Files.writeString(
          folder.resolve("stop.sh"), STOP.formatted(ports.epmd(), installation.epmd()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param more lines of configuration
   */
  void write(String more) {
    try {
      Files.writeString(folder.resolve("ports"), ports.text());
      Files.writeString(folder.resolve("place"), place.text());
      Files.writeString(folder.resolve("environment.conf"), "");
      Files.writeString(folder.resolve("advanced.config"), "[].\n");
      Files.writeString(
          folder.resolve("enabled_plugins"),
          "[rabbitmq_consistent_hash_exchange,rabbitmq_management].\n");
      Files.writeString(folder.resolve("rabbitmq.conf"), configuration() + more);
      Folders.made(folder.resolve("home"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", path("home"));
    environment.put("RABBITMQ_NODENAME", place.name());
    environment.put("RABBITMQ_USE_LONGNAME", "" + place.hasLongName());
    environment.put("RABBITMQ_MNESIA_BASE", path("data"));
    environment.put("RABBITMQ_LOG_BASE", path("log"));
    environment.put("RABBITMQ_SCHEMA_DIR", path("schema"));
    environment.put("RABBITMQ_PLUGINS_EXPAND_DIR", path("plugins"));
    environment.put("RABBITMQ_PID_FILE", path("node.pid"));
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", path("enabled_plugins"));
    environment.put("RABBITMQ_CONFIG_FILE", path("rabbitmq.conf"));
    environment.put("RABBITMQ_ADVANCED_CONFIG_FILE", path("advanced.config"));
    environment.put("RABBITMQ_CONF_ENV_FILE", path("environment.conf"));
    environment.put("RABBITMQ_DIST_PORT", "" + ports.distribution());
    environment.put("ERL_EPMD_PORT", "" + ports.epmd());
    environment.put("ERL_EPMD_ADDRESS", place.host());
    environment.put("ERL_CRASH_DUMP_SECONDS", "0");
    // Idle schedulers that spin would take a small machine from everything else.
    environment.put(
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none");
    return environment;
  }

  private String configuration() {
    return """
        listeners.tcp.1 = %s:%d
        management.tcp.ip = %s
        management.tcp.port = %d
        log.console = false
        disk_free_limit.absolute = 50MB
        raft.wal_max_size_bytes = 67108864
        """
        .formatted(place.host(), ports.amqp(), place.host(), ports.management());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
