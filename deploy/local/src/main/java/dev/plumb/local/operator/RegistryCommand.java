package dev.plumb.local.operator;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.RegistryAddress;
import dev.plumb.contracts.registry.RegistryAway;
import dev.plumb.contracts.registry.SchemaRegistry;
import dev.plumb.local.Running;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** What this build's contracts have to do with the schema registry; no service is asked. */
record RegistryCommand(
    Words words, Map<String, String> environment, Optional<Running> running, Consumer<String> out) {
  static final Set<String> WORDS = Set.of("diff", "publish");

  private static final Duration TO_ANSWER = Duration.ofSeconds(30);

  void run() {
    String what = words.next("diff or publish");
    SchemaRegistry registry = new SchemaRegistry(address());
    words.noMore();
    List<SchemaVersion> versions = SchemaVersion.all();
    switch (what) {
      case "diff" -> new ContractsDiff(versions, registry, out).run();
      case "publish" -> new ContractsPublish(versions, registry, out).run();
      default -> throw new IllegalArgumentException(what);
    }
  }

  static <T> T answer(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RegistryAway away) {
        throw Failure.unreachable(away.getMessage());
      }
      throw e;
    }
  }

  private RegistryAddress address() {
    String url =
        words
            .option("--registry")
            .or(() -> Optional.ofNullable(environment.get("PLUMB_REGISTRY_URL")))
            .or(() -> running.map(it -> it.urls().get("registry")))
            .orElseThrow(
                () ->
                    Failure.wrongUse(
                        "no up --registry runs here: give --registry URL, or PLUMB_REGISTRY_URL in"
                            + " the environment"));
    try {
      return new RegistryAddress(
          RegistryAddress.url(url),
          Optional.ofNullable(environment.get("PLUMB_REGISTRY_AUTHORIZATION")),
          TO_ANSWER);
    } catch (IllegalArgumentException e) {
      throw Failure.wrongUse("--registry takes an address such as https://registry:8080");
    }
  }
}
