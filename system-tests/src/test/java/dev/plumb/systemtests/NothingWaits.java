package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * No event is unsent, parked or dead; no call to the outside world is open or without an answer.
 */
record NothingWaits(Plumb plumb) {

  private static final Map<String, String> QUERIES =
      Map.of(
          "unsent",
          "select stream || ' ' || key || ' version ' || version from outbox",
          "parked",
          "select stream || ' ' || key || ' version ' || version from parked",
          "dead",
          "select concat(stream, ' ', key, ' version ', version, ': ', reason) from dead_letter",
          "an open effect",
          """
          select kind || ' of ' || key || ' (' || state || ')' from effect
          where settled_at is null
          """,
          "asked twice",
          """
          select kind || ' of ' || key || ', ' || purpose from effect
          where state = 'CONFIRMED' group by kind, key, purpose having count(*) > 1
          """);

  List<String> broken() {
    List<String> broken = new ArrayList<>();
    for (Application service : Application.SERVICES) {
      Rows rows = new Rows(plumb.database(service));
      QUERIES.forEach(
          (what, query) ->
              rows.words(query)
                  .forEach(row -> broken.add("%s: %s: %s".formatted(service.title(), what, row))));
    }
    return broken;
  }
}
