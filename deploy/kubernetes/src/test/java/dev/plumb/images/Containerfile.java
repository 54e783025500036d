package dev.plumb.images;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Containerfile's instructions, continued lines joined and comments left out. */
record Containerfile(List<Instruction> instructions) {

  record Instruction(String name, String words) {
    private static Instruction parse(String line) {
      String[] parts = line.strip().split("\\s+", 2);
      return new Instruction(parts[0], parts[1]);
    }
  }

  static Containerfile parse(String text) {
    String joined = text.replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", "");
    return new Containerfile(
        joined.lines().filter(line -> !line.isBlank()).map(Instruction::parse).toList());
  }

  Stream<String> all(String name) {
    return instructions.stream().filter(it -> it.name().equals(name)).map(Instruction::words);
  }

  /** The one that counts. */
  Optional<String> last(String name) {
    return all(name).reduce((_, later) -> later);
  }
}
