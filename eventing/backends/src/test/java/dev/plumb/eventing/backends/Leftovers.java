package dev.plumb.eventing.backends;

import java.nio.file.Path;
import java.util.List;

/** Processes that mention a folder in their command line. */
final class Leftovers {
  private Leftovers() {}

  static List<String> of(Path folder) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }
}
