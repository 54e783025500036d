package dev.plumb.local.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Whom the services call, and letting one go that is held. */
record ProvidersCommand(Services services, Words words, Consumer<String> out) {
  private static final String PATH = "/providers";

  void run() {
    String what = words.next("list or release");
    switch (what) {
      case "list" -> list();
      case "release" -> release();
      default -> throw Failure.wrongUse("providers list or release, not " + what);
    }
  }

  private void list() {
    List<Service> asked = services.of(words.option("--service"));
    words.noMore();
    Table table = new Table("SERVICE", "PROVIDER", "ANSWERS", "HELD SINCE");
    for (Service service : asked) {
      for (JsonNode provider : service.get(PATH, Map.of()).path("providers")) {
        table.add(
            service.name(),
            provider.path("name").asText(),
            provider.path("answers").asBoolean() ? "yes" : "no",
            provider.path("heldSince").asText("-"));
      }
    }
    out.accept(table.isEmpty() ? "nobody is called" : table.toString());
  }

  private void release() {
    Service service = services.named(words.next("the service"));
    String name = words.next("the provider's name");
    words.noMore();
    service.post(PATH + "/" + Service.encoded(name) + "/release", Map.of());
    out.accept(name + " is called again");
  }
}
