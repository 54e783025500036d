package dev.plumb.contracts.gate;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is published stays as it is: messages written with it are out there. */
final class PublishedRule implements Rule {

  private static final String INSTEAD =
      "put it back as it was published (published.txt): a change is a new file, the next minor or"
          + " major version";

  @Override
  public Stream<Finding> check(ContractFiles files) {
    Map<String, Version> versions =
        files.versions().stream().collect(Collectors.toMap(Version::path, Function.identity()));
    return files.published().byPath().entrySet().stream()
        .flatMap(entry -> check(entry.getKey(), entry.getValue(), versions.get(entry.getKey())));
  }

  private static Stream<Finding> check(String path, Imprint published, Version version) {
    if (published.isRetired()) {
      return version == null
          ? Stream.empty()
          : Stream.of(Finding.ofWhole(path, "is retired", "give it a number that is free"));
    }
    if (version == null) {
      return Stream.of(
          Finding.ofWhole(
              path, "is published, and its files are gone", INSTEAD + "; or retire it"));
    }
    Imprint now = Imprint.of(version);
    if (!published.fields().equals(now.fields())) {
      return changedFields(path, published.fields(), now.fields());
    }
    return published.head().equals(now.head())
        ? Stream.empty()
        : Stream.of(Finding.ofWhole(path, head(published.head(), now.head()), INSTEAD));
  }

  private static String head(String published, String now) {
    return published.split(" ")[2].equals(now.split(" ")[2])
        ? "its example isn't the one that was published"
        : "the names of its records or the sequence of its fields aren't as published";
  }

  private static Stream<Finding> changedFields(
      String path, Map<String, String> published, Map<String, String> now) {
    Set<String> fields = new TreeSet<>(published.keySet());
    fields.addAll(now.keySet());
    return fields.stream()
        .filter(field -> !published.getOrDefault(field, "").equals(now.getOrDefault(field, "")))
        .map(
            field ->
                new Finding(
                    path,
                    field,
                    "was published as %s\n    and is now %s"
                        .formatted(
                            published.getOrDefault(field, "not there"),
                            now.getOrDefault(field, "not there")),
                    INSTEAD));
  }
}
