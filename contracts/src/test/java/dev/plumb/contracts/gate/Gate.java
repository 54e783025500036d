package dev.plumb.contracts.gate;

import java.nio.file.Path;
import java.util.List;

/** Whether the contracts in a folder may go out. */
final class Gate {

  /** Each list only if nothing was found by those before. */
  private static final List<List<Rule>> RULES =
      List.of(
          List.of(files -> files.unreadable().stream(), new ShapeRule()),
          List.of(
              new PublishedRule(),
              new CompatibilityRule(),
              new ReaderRule(),
              new MeaningRule(),
              new MeaningGapsRule(),
              new ExampleRule()),
          List.of(new IndexRule(), new UnpublishedRule()));

  private final ContractFiles files;

  Gate(Path folder) {
    this.files = new ContractFiles(folder);
  }

  Report report() {
    return RULES.stream()
        .map(this::report)
        .filter(report -> !report.isEmpty())
        .findFirst()
        .orElseGet(() -> new Report(List.of()));
  }

  private Report report(List<Rule> rules) {
    return new Report(rules.stream().flatMap((Rule rule) -> rule.check(files)).toList());
  }

  /** The register with all versions in it. */
  String proposal() {
    return files.published().with(files.versions()).text();
  }
}
