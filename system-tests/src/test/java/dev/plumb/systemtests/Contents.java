package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the services' tables hold, as rows and digest of each. Without those that change while
 * nothing happens.
 */
record Contents(Map<String, String> tables) {

  private static final String TABLES =
      """
      select table_name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and table_name not like 'lease%' and table_name not in ('log_cursor', 'type_use')
      """;

  private static final String CONTENTS =
      "select concat(count(*), ' ', md5(string_agg(t::text, '' order by t::text))) from \"%s\" t";

  static Contents of(Plumb plumb) {
    Map<String, String> tables = new TreeMap<>();
    for (Application service : Application.SERVICES) {
      Rows rows = new Rows(plumb.database(service));
      for (String table : rows.words(TABLES)) {
        tables.put(service.title() + "." + table, rows.words(CONTENTS.formatted(table)).getFirst());
      }
    }
    return new Contents(tables);
  }
}
