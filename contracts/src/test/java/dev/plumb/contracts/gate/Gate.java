package dev.plumb.contracts.gate;

import dev.plumb.contracts.AdaptersUnderTest;
import java.nio.file.Path;
import java.util.List;

/** Whether the contracts in a folder may go out. */
final class Gate {

  private final ContractFiles files;
  private final AdaptersUnderTest adapters;

  Gate(Path folder) {
    this(folder, AdaptersUnderTest.all());
  }

  Gate(Path folder, AdaptersUnderTest adapters) {
    this.files = new ContractFiles(folder);
    this.adapters = adapters;
  }

  Report report() {
    return rules(adapters).stream()
        .map(this::report)
        .filter(report -> !report.isEmpty())
        .findFirst()
        .orElseGet(() -> new Report(List.of()));
  }

  /** Each list only if nothing was found by those before. */
  private static List<List<Rule>> rules(AdaptersUnderTest adapters) {
    return List.of(
        List.of(files -> files.unreadable().stream(), new ShapeRule()),
        List.of(
            new PublishedRule(),
            new CompatibilityRule(),
            new ReaderRule(),
            new MeaningRule(),
            new MeaningGapsRule(),
            new ExampleRule()),
        List.of(new AdapterRule(adapters)),
        List.of(new IndexRule(), new UnpublishedRule()));
  }

  private Report report(List<Rule> rules) {
    return new Report(rules.stream().flatMap((Rule rule) -> rule.check(files)).toList());
  }

  /** The register with all versions in it. */
  String proposal() {
    return files.published().with(files.versions()).text();
  }
}
