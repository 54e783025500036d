package dev.plumb.contracts.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which versions are out there, and what they were when they went. Only ever grows. */
final class Published {

  private final Map<String, Imprint> byPath;

  private Published(Map<String, Imprint> byPath) {
    this.byPath = byPath;
  }

  /** Each begins where a line isn't indented. */
  static Published parse(List<String> lines) {
    Map<String, List<String>> blocks = new TreeMap<>();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith(" ")) {
        block = blocks.computeIfAbsent(line.split(" ")[0], _ -> new ArrayList<>());
      }
      block.add(line);
    }
    Map<String, Imprint> imprints = new TreeMap<>();
    blocks.forEach((path, ofOne) -> imprints.put(path, Imprint.parse(ofOne)));
    return new Published(imprints);
  }

  Map<String, Imprint> byPath() {
    return byPath;
  }

  /** With everything that isn't in it yet; what is in it stays as it is. */
  Published with(List<Version> versions) {
    Map<String, Imprint> all = new TreeMap<>(byPath);
    versions.forEach(version -> all.computeIfAbsent(version.path(), _ -> Imprint.of(version)));
    return new Published(all);
  }

  String text() {
    return byPath.values().stream().map(Imprint::text).collect(Collectors.joining());
  }
}
