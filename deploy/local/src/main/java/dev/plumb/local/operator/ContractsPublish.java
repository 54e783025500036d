package dev.plumb.local.operator;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.Publication;
import dev.plumb.contracts.registry.SchemaRegistry;
import java.util.List;
import java.util.function.Consumer;

/** The step of a release that comes before its producers are deployed. */
record ContractsPublish(
    List<SchemaVersion> versions, SchemaRegistry registry, Consumer<String> out) {

  void run() {
    Publication done = RegistryCommand.answer(Publication.of(versions, registry));
    done.published().forEach(path -> out.accept("published " + path));
    done.refused().forEach(sentence -> out.accept("refused " + sentence));
    out.accept(
        "%d published, %d were there, %d refused"
            .formatted(done.published().size(), done.there(), done.refused().size()));
    if (!done.refused().isEmpty()) {
      throw Failure.refused("the registry does not take all contracts of this build");
    }
  }
}
