package dev.plumb.eventing.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A server process that outlives this one. Its folder holds {@code pid}, written before the program
 * itself starts, and {@code out}, what it prints; so any process can find it again.
 */
record Daemon(Path folder) {
  private static final Duration TO_START = Duration.ofSeconds(90);
  private static final Duration TO_END = Duration.ofSeconds(30);

  /** Returns when {@code ready} says so. */
  void start(List<String> program, Map<String, String> environment, BooleanSupplier ready) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "echo $$ > pid; exec \"$@\"", folder.toString()));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(Sessions.own(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("RABBITMQ_") || name.startsWith("ERL_") || name.startsWith("PG"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      Wait.until(TO_START, "start of " + folder, () -> !process.isAlive() || ready.getAsBoolean());
      if (!process.isAlive()) {
        throw new BackendFailure("Did not start: " + program.getFirst() + ": " + lastOutput());
      }
    } catch (IOException e) {
      throw new BackendFailure("Can't run " + program, e);
    }
  }

  /** Returns when the process and its children are gone. */
  void end(String signal) {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return;
    }
    ProcessHandle leader = process.get();
    List<ProcessHandle> all = Stream.concat(Stream.of(leader), leader.descendants()).toList();
    kill(signal, leader.pid());
    Wait.until(TO_END, "end of " + folder, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  Optional<ProcessHandle> process() {
    try {
      String pid = Files.readString(folder.resolve("pid")).strip();
      return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** A crash takes the whole process group: the starting script along with the program. */
  private static void kill(String signal, long pid) {
    String group = signal.equals("KILL") ? "kill -KILL -" + pid + " || " : "";
    Command.of("sh", "-c", group + "kill -" + signal + " " + pid).run();
  }

  private String lastOutput() throws IOException {
    String output = Files.readString(folder.resolve("out"));
    return output.substring(Math.max(0, output.length() - 2_000));
  }
}
