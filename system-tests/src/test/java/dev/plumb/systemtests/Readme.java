package dev.plumb.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a page in Markdown shows and names. */
record Readme(Path repository, String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+Test)\\b");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

  static Readme of(Path repository) {
    try {
      return new Readme(repository, Files.readString(repository.resolve("README.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fenced blocks, without their fences. */
  List<String> blocks() {
    return BLOCK.matcher(text).results().map(match -> match.group(1)).toList();
  }

  /** One command a line, as typed. */
  List<String> commands() {
    return blocks().stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("deploy/local/") || line.startsWith("./mvnw "))
        .toList();
  }

  String curl() {
    return blocks().stream()
        .filter(block -> block.startsWith("curl "))
        .findFirst()
        .orElseThrow(() -> new AssertionError("README.md shows no curl command"));
  }

  /** Simple class names. */
  List<String> tests() {
    return TEST.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }

  /** Files and folders; {@code ...} stands for the folders between. */
  List<String> paths() {
    return CODE.matcher(withoutBlocks())
        .results()
        .map(match -> match.group(1))
        .filter(code -> code.matches("[a-zA-Z0-9.<>/-]+/[a-zA-Z0-9.<>/-]*"))
        .filter(code -> !code.startsWith("/") && !code.contains("<"))
        .distinct()
        .toList();
  }

  /** Of this repository. */
  List<String> links() {
    return LINK.matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(target -> !target.contains("://"))
        .distinct()
        .toList();
  }

  private String withoutBlocks() {
    return BLOCK.matcher(text).replaceAll("");
  }
}
