package dev.plumb.eventing.startup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What a run-time role may do: statements in {@code db/grants/eventing.sql} and, where the
 * application has it, {@code db/grants/application.sql}, a table a line, and nothing else in the
 * schema.
 */
final class Grants {

  private static final List<String> FILES =
      List.of("db/grants/eventing.sql", "db/grants/application.sql");
  private static final Pattern ON_A_TABLE = Pattern.compile("grant ([a-z, ]+?) +on (\\w+) +to");

  /** Two at once would change the same rows of the catalogue. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtext('plumb'), hashtext('grants'));\n";

  private static final String NOTHING =
      """
      revoke all on all tables in schema %1$s from ${role};
      revoke all on all sequences in schema %1$s from ${role};
      revoke all on all functions in schema %1$s from ${role};
      revoke create on schema %1$s from public, ${role};
      grant usage on schema %1$s to ${role};
      """;

  private final String statements;

  private Grants(String statements) {
    this.statements = statements;
  }

  /** Of this build. */
  static Grants read() {
    return new Grants(FILES.stream().map(Grants::read).collect(Collectors.joining("\n")));
  }

  /** The right of a table. */
  record Right(String table, String privilege) {}

  List<Right> rights() {
    return ON_A_TABLE
        .matcher(statements)
        .results()
        .flatMap(
            line ->
                Stream.of(line.group(1).split(","))
                    .map(privilege -> new Right(line.group(2), privilege.strip())))
        .toList();
  }

  /**
   * All of it in one transaction, so that nobody who works with the role meanwhile lacks anything.
   *
   * @param owner connects as the owner of the tables
   */
  void to(String role, DataSource owner) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String quoted = statement.enquoteIdentifier(role, true);
      String schema = statement.enquoteIdentifier(connection.getSchema(), true);
      statement.execute(
          ONE_AT_A_TIME + (NOTHING.formatted(schema) + statements).replace("${role}", quoted));
      connection.commit();
    }
  }

  private static String read(String file) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream found = loader.getResourceAsStream(file)) {
      return found == null ? "" : new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
