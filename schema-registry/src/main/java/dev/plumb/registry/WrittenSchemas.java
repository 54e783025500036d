package dev.plumb.registry;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.RegistryAway;
import dev.plumb.contracts.registry.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What this service writes, as the registry knows it. */
record WrittenSchemas(SchemaRegistry registry, List<SchemaVersion> versions) {

  /** A registry is asked for all at once, so this blocks no longer than for one. */
  sealed interface Look {
    record AllThere() implements Look {}

    record Away(String why) implements Look {}

    /**
     * @param which a line for each
     */
    record Missing(List<String> which) implements Look {}
  }

  Look look() {
    List<CompletableFuture<Optional<String>>> asked =
        versions.stream()
            .map(version -> registry.schema(version).thenApply(there -> wrong(version, there)))
            .toList();
    try {
      List<String> missing =
          asked.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
      return missing.isEmpty() ? new Look.AllThere() : new Look.Missing(missing);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RegistryAway away) {
        return new Look.Away(away.getMessage());
      }
      throw e;
    }
  }

  String refusal(List<String> which) {
    return Stream.concat(
            Stream.concat(
                Stream.of(
                    "The schema registry at %s does not have what this service writes:"
                        .formatted(registry.address())),
                which.stream().map(each -> "  - " + each)),
            Stream.of(
                "Publish it first: deploy/local/plumb contracts publish --registry "
                    + registry.address()))
        .reduce("", (text, line) -> text + line + "\n");
  }

  private static Optional<String> wrong(SchemaVersion version, Optional<String> there) {
    if (there.isEmpty()) {
      return Optional.of(version.path() + " is not registered");
    }
    return there.map(version::meansTheSameAs).orElseThrow()
        ? Optional.empty()
        : Optional.of(version.path() + " is registered with another meaning");
  }
}
