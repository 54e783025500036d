package dev.plumb.local.operator;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.Difference;
import dev.plumb.contracts.registry.SchemaRegistry;
import java.util.List;
import java.util.function.Consumer;

/** One line for each version that build and registry don't agree on. */
record ContractsDiff(List<SchemaVersion> versions, SchemaRegistry registry, Consumer<String> out) {

  void run() {
    List<Difference> differences = RegistryCommand.answer(Difference.between(versions, registry));
    if (differences.isEmpty()) {
      out.accept(
          "%d versions, the same here and at %s".formatted(versions.size(), registry.address()));
      return;
    }
    Table table = new Table("CONTRACT", "VERSION", "STATE");
    for (Difference each : differences) {
      table.add(each.wireType(), each.number(), state(each.kind()));
    }
    out.accept(table.toString());
    throw Failure.refused(
        "%d versions are not the same here and at %s"
            .formatted(differences.size(), registry.address()));
  }

  private static String state(Difference.Kind kind) {
    return switch (kind) {
      case ONLY_HERE -> "only here";
      case ONLY_THERE -> "only there";
      case DIFFERS -> "differs";
    };
  }
}
