package dev.plumb.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An audit for people and for programs. */
public record Report(Audit audit) {
  private static final int OBJECTIONS_SHOWN = 10;

  public String table() {
    Deliveries events = audit.deliveries();
    List<String> lines = new ArrayList<>();
    lines.add("orders by final state");
    audit.states().forEach((state, orders) -> lines.add(line("  " + state, orders)));
    lines.add("events");
    lines.add(line("  published", events.committed() - events.waiting()));
    lines.add(line("  applied (each by two services)", events.applied()));
    lines.add(line("  duplicates, skipped", events.outcome("duplicate")));
    lines.add(line("  stale, skipped", events.outcome("stale")));
    lines.add(line("  gaps, parked until filled", events.outcome("parked")));
    lines.add(line("  refused", events.outcome("refused")));
    lines.add(line("  still waiting, parked or dead", unfinished(events)));
    lines.add("money");
    lines.add(line("  charges at the provider", audit.charges()));
    lines.add(line("  orders charged", audit.charged()));
    lines.add("all three services agree: " + (audit.agreed() ? "yes" : "no"));
    audit.objections().stream()
        .limit(OBJECTIONS_SHOWN)
        .forEach(objection -> lines.add("  " + objection));
    if (audit.objections().size() > OBJECTIONS_SHOWN) {
      lines.add("  and " + (audit.objections().size() - OBJECTIONS_SHOWN) + " more");
    }
    return String.join("\n", lines);
  }

  public void write(Path file) {
    ObjectMapper json = new ObjectMapper();
    Deliveries events = audit.deliveries();
    ObjectNode root = json.createObjectNode();
    audit.states().forEach(root.putObject("orders")::put);
    root.putObject("events")
        .put("committed", events.committed())
        .put("published", events.committed() - events.waiting())
        .put("applied", events.applied())
        .put("unfinished", unfinished(events))
        .set("deliveries", json.valueToTree(events.outcomes()));
    root.put("chargesAtProvider", audit.charges());
    root.put("ordersCharged", audit.charged());
    root.put("agreed", audit.agreed());
    audit.objections().forEach(root.putArray("objections")::add);
    try {
      json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long unfinished(Deliveries events) {
    return events.waiting() + events.parked() + events.dead();
  }

  private static String line(String name, long value) {
    return "%-34s %8d".formatted(name, value);
  }
}
