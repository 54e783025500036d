package dev.plumb.systemtests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder that keeps what every program printed. */
record Raw(Path folder) {

  static Raw in(Path folder) {
    try {
      return new Raw(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  void write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs to the end; what it printed, standard error included. */
  String run(String name, Map<String, String> environment, List<String> command) {
    Path out = file(name + ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    try {
      int code = builder.start().waitFor();
      String printed = Files.readString(out);
      if (code != 0) {
        throw new BenchFailure(command.getFirst() + " ended with " + code + ":\n" + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new BenchFailure(command.getFirst() + " can't be run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted");
    }
  }
}
