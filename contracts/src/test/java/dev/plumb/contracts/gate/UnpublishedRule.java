package dev.plumb.contracts.gate;

import java.util.Map;
import java.util.stream.Stream;

/** What lands is published: nobody can tell who has read it by then. */
final class UnpublishedRule implements Rule {

  @Override
  public Stream<Finding> check(ContractFiles files) {
    Map<String, Imprint> published = files.published().byPath();
    return files.versions().stream()
        .map(Version::path)
        .filter(path -> !published.containsKey(path))
        .map(
            path ->
                Finding.ofWhole(
                    path,
                    "is right, and not published yet",
                    "cp contracts/target/published.txt contracts/published.txt: from then on it"
                        + " stays as it is"));
  }
}
