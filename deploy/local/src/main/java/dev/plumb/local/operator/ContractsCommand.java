package dev.plumb.local.operator;

import dev.plumb.local.Running;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What the services tell each other, and who depends on it. */
record ContractsCommand(
    Services services,
    Words words,
    Map<String, String> environment,
    Optional<Running> running,
    Consumer<String> out) {

  void run() {
    String what = words.next("who");
    switch (what) {
      case "who" -> {
        Optional<BrokerBindings> broker = BrokerBindings.of(words, environment, running);
        String event = words.next("an event such as order.order-placed");
        words.noMore();
        new WhoCommand(services.all(), broker, out).run(event);
      }
      default -> throw Failure.wrongUse("contracts who, not " + what);
    }
  }
}
