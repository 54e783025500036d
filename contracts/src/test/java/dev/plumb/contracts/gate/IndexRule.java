package dev.plumb.contracts.gate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What isn't listed, nobody finds at run time. */
final class IndexRule implements Rule {

  private static final String INDEX = "src/main/resources/contracts/index.txt";

  @Override
  public Stream<Finding> check(ContractFiles files) {
    Set<String> there =
        Stream.concat(
                files.versions().stream().map(Version::path),
                files.readers().stream().map(Reader::path))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> listed = files.index();
    return Stream.concat(
        there.stream()
            .filter(path -> !listed.contains(path))
            .map(path -> Finding.ofWhole(path, "isn't in the index", "add its line to " + INDEX)),
        listed.stream()
            .filter(path -> !there.contains(path))
            .map(path -> Finding.ofWhole(path, "is in the index only", "take it out of " + INDEX)));
  }
}
