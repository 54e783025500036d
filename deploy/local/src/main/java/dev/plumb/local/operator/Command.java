package dev.plumb.local.operator;

import dev.plumb.local.PlumbOptions;
import dev.plumb.local.Running;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code deploy/local/plumb}. Exit codes: see {@link Failure}; 0 is success. */
public final class Command {
  private Command() {}

  public static void main(String[] words) {
    Optional<Running> running = Running.here(PlumbOptions.repository());
    System.exit(
        run(List.of(words), System.getenv(), running, System.out::println, System.err::println));
  }

  static int run(
      List<String> words,
      Map<String, String> environment,
      Optional<Running> running,
      Consumer<String> out,
      Consumer<String> err) {
    try {
      run(Words.of(words), environment, running, out);
      return 0;
    } catch (Failure failure) {
      boolean wrongUse = failure.code() == Failure.WRONG_USE;
      err.accept("plumb: " + failure.getMessage() + (wrongUse ? " (--help shows how)" : ""));
      return failure.code();
    }
  }

  private static void run(
      Words words,
      Map<String, String> environment,
      Optional<Running> running,
      Consumer<String> out) {
    String what = words.next("the command");
    if (what.equals("contracts") && words.isNext(RegistryCommand.WORDS)) {
      new RegistryCommand(words, environment, running, out).run();
      return;
    }
    Services services = Services.of(words, environment, running);
    switch (what) {
      case "status" -> {
        words.noMore();
        new StatusCommand(services.all(), out).run();
      }
      case "parked" -> {
        List<Service> asked = services.of(words.option("--service"));
        Optional<String> stream = words.option("--stream");
        words.noMore();
        new ParkedCommand(asked, stream, out).run();
      }
      case "gaps" -> new GapsCommand(services, words, out).run();
      case "dead-letters" -> new DeadLettersCommand(services, words, out).run();
      case "contracts" -> new ContractsCommand(services, words, environment, running, out).run();
      case "audit" -> {
        Service auditor = services.named("auditor");
        words.noMore();
        new AuditCommand(auditor, out).run();
      }
      case "effects" -> new EffectsCommand(services, words, out).run();
      case "providers" -> new ProvidersCommand(services, words, out).run();
      case "history" -> new HistoryCommand(services, words, out).run();
      case "replay" -> new ReplayCommand(services, words, out).run();
      default -> throw Failure.wrongUse("unknown command " + what);
    }
  }
}
