package dev.plumb.contracts.gate;

import dev.plumb.contracts.AdaptersUnderTest;
import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.UnreadableEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Each version's example reaches everybody who reads another major version of that event. */
final class AdapterRule implements Rule {

  private static final String INSTEAD =
      "adapters lead from each major version to the next and back: Adapters.java";

  private final AdaptersUnderTest adapters;

  AdapterRule(AdaptersUnderTest adapters) {
    this.adapters = adapters;
  }

  @Override
  public Stream<Finding> check(ContractFiles files) {
    return files.readers().stream().flatMap(reader -> check(reader, files));
  }

  private Stream<Finding> check(Reader reader, ContractFiles files) {
    List<Version> versions =
        files.versions().stream().filter(v -> v.event().equals(reader.event())).sorted().toList();
    return versions.stream()
        .filter(version -> !isReadAsWritten(version, reader.service(), files))
        .flatMap(version -> check(reader, version, versions));
  }

  private static boolean isReadAsWritten(Version version, String service, ContractFiles files) {
    return files.readers().stream()
        .anyMatch(r -> r.service().equals(service) && r.wholeMajor().equals(version.wholeMajor()));
  }

  /** Only what this is about: another way that is missing is another finding. */
  private Stream<Finding> check(Reader reader, Version version, List<Version> all) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    all.stream()
        .filter(each -> List.of(version.major(), reader.major()).contains(each.major()))
        .forEach(each -> schemas.put(each.path(), each.schema()));
    try {
      Contracts contracts =
          adapters.contracts(
              reader.service(), new HashMap<>(Map.of(reader.wireType(), reader.schema())), schemas);
      contracts.decode(version.wireType(), version.golden().message());
      return Stream.empty();
    } catch (IllegalStateException | UnreadableEvent e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      return Stream.of(
          Finding.ofWhole(
              version.path(),
              "%s reads v%d of it, and can't be told it so: %s: %s"
                  .formatted(reader.service(), reader.major(), why, reader.file()),
              INSTEAD));
    }
  }
}
