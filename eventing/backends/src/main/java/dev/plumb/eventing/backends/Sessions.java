package dev.plumb.eventing.backends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs in a session of their own, so that Ctrl-C in a terminal doesn't reach them. */
final class Sessions {
  private static final List<String> PREFIX = prefix();

  private Sessions() {}

  static List<String> own(List<String> command) {
    List<String> words = new ArrayList<>(PREFIX);
    words.addAll(command);
    return words;
  }

  private static List<String> prefix() {
    if (Programs.find("setsid").isPresent()) {
      return List.of("setsid");
    }
    if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
      return List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!");
    }
    return List.of();
  }
}
