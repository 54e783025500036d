package dev.plumb.contracts.registry;

import dev.plumb.contracts.SchemaVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What became of publishing.
 *
 * @param published paths, such as {@code order/order-placed/v1.1}
 * @param there how many the registry had already
 * @param refused a sentence for each, which begins with its path
 */
public record Publication(List<String> published, int there, List<String> refused) {

  /**
   * Registers what is missing, oldest first of each event, one after the other; one that is refused
   * holds up no other. Can be done again at any time, by several at once.
   */
  public static CompletableFuture<Publication> of(
      List<SchemaVersion> versions, SchemaRegistry registry) {
    CompletableFuture<Publication> done =
        registry
            .takeOnlyWhatIsCompatible()
            .thenApply(_ -> new Publication(new ArrayList<>(), 0, new ArrayList<>()));
    for (SchemaVersion version : versions) {
      done = done.thenCompose(before -> before.with(version, registry));
    }
    return done;
  }

  private CompletableFuture<Publication> with(SchemaVersion version, SchemaRegistry registry) {
    return registry
        .schema(version)
        .thenCompose(
            there ->
                there
                    .map(content -> CompletableFuture.completedFuture(found(version, content)))
                    .orElseGet(() -> registered(version, registry)))
        .exceptionally(
            fault -> {
              if (fault instanceof CompletionException
                  && fault.getCause() instanceof RegistryRefusal refusal) {
                return refused(version, refusal.getMessage());
              }
              throw fault instanceof CompletionException e ? e : new CompletionException(fault);
            });
  }

  private CompletableFuture<Publication> registered(
      SchemaVersion version, SchemaRegistry registry) {
    return registry
        .register(version)
        .thenCompose(
            isNew ->
                isNew
                    ? CompletableFuture.completedFuture(published(version))
                    // Somebody else was first.
                    : registry
                        .schema(version)
                        .thenApply(there -> found(version, there.orElse("nothing"))));
  }

  private Publication published(SchemaVersion version) {
    published.add(version.path());
    return this;
  }

  private Publication found(SchemaVersion version, String content) {
    return version.meansTheSameAs(content)
        ? new Publication(published, there + 1, refused)
        : refused(version, "another is published under this name; begin a version of its own");
  }

  private Publication refused(SchemaVersion version, String why) {
    refused.add(version.path() + ": " + why);
    return this;
  }
}
