package dev.plumb.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.eventing.backends.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * Each service has a database role and a broker user that may do no more than it needs. Others make
 * tables and topology before, in a process that ends.
 *
 * @param password of all of them
 */
record LeastPrivilege(Backends backends, String password) {

  private static final String RIGHTS = "deploy/broker/rights.json";

  /** Where the services are not to prepare anything themselves. */
  static boolean isWanted(Map<String, String> settings) {
    return "never".equals(settings.get("PLUMB_PREPARE"));
  }

  /** Who works at run time. */
  Map<String, String> atRunTime(Application service) {
    return Map.of(
        "QUARKUS_DATASOURCE_USERNAME",
        service.title(),
        "QUARKUS_DATASOURCE_PASSWORD",
        password,
        "RABBITMQ_USERNAME",
        service.title(),
        "RABBITMQ_PASSWORD",
        password);
  }

  /** Who makes everything before. */
  Map<String, String> toPrepare(Application service) {
    return Map.of(
        "PLUMB_PREPARE",
        "only",
        "PLUMB_PREPARE_GRANT_TO",
        service.title(),
        "QUARKUS_DATASOURCE_USERNAME",
        owner(service),
        "RABBITMQ_USERNAME",
        service.title() + "-topology");
  }

  /**
   * The databases must be there.
   *
   * @param root of the repository
   */
  void makeUsers(Path root) {
    for (Application service : Application.SERVICES) {
      sql(
          "create role %s login password '%s'".formatted(quoted(owner(service)), password),
          "create role %s login password '%s'".formatted(quoted(service.title()), password),
          "alter database %s owner to %s"
              .formatted(quoted(service.title()), quoted(owner(service))));
    }
    backends.rabbit().define(definitions(root).toString());
  }

  /** The permissions, and whose they are. */
  private ObjectNode definitions(Path root) {
    try {
      ObjectNode all = (ObjectNode) new ObjectMapper().readTree(root.resolve(RIGHTS).toFile());
      ArrayNode users = all.putArray("users");
      all.get("permissions")
          .forEach(
              it ->
                  users
                      .addObject()
                      .put("name", it.get("user").asText())
                      .put("password", password)
                      .put("tags", ""));
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void sql(String... statements) {
    try (Connection connection = new Database(backends.postgres(), "postgres").connect();
        Statement open = connection.createStatement()) {
      for (String statement : List.of(statements)) {
        open.execute(statement);
      }
    } catch (SQLException fault) {
      throw new IllegalStateException("Can't make the database's roles", fault);
    }
  }

  private static String owner(Application service) {
    return service.title() + "-owner";
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
