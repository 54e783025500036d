package dev.plumb.local;

import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.backends.Rabbit;
import java.util.ArrayList;
import java.util.List;

/** Where everything is, for the person at the terminal. */
final class Addresses {
  private Addresses() {}

  static List<String> of(Plumb plumb) {
    List<String> lines = new ArrayList<>();
    for (Application service : Application.SERVICES) {
      for (Replica replica : plumb.replicas(service)) {
        lines.add(line(replica.name(), replica.url() + "   API: /q/openapi  health: /q/health"));
      }
    }
    lines.add(line("auditor", plumb.replicas(Application.AUDITOR).getFirst().url() + "/breaches"));
    lines.add(line("sandbox", plumb.replicas(Application.SANDBOX).getFirst().url() + "/"));
    plumb.registry().ifPresent(it -> lines.add(line("registry", it.url() + "/apis/registry/v3")));
    Postgres postgres = plumb.backends().postgres();
    lines.add(
        line(
            "PostgreSQL",
            postgres.reactiveUrl("order")
                + " (billing, shipping)  user "
                + postgres.user()
                + "  password "
                + postgres.password()));
    Rabbit rabbit = plumb.backends().rabbit();
    lines.add(
        line(
            "RabbitMQ",
            "http://%s:%d/  user %s  password %s  AMQP %s"
                .formatted(
                    rabbit.host(),
                    rabbit.managementPort(),
                    rabbit.user(),
                    rabbit.password(),
                    rabbit.addresses())));
    return lines;
  }

  private static String line(String name, String address) {
    return "  %-11s %s".formatted(name, address);
  }
}
