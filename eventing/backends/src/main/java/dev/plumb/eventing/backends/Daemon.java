package dev.plumb.eventing.backends;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * A process that outlives the one that starts it. Its folder holds {@code pid}, written before the
 * program itself starts, so any process can find it again. In a folder of {@link Backends#folder},
 * it ends with the backends' last user.
 *
 * @param folder must exist
 * @param log what the process prints is added to it
 */
public record Daemon(Path folder, Path log) {
  private static final Duration TO_START = Duration.ofSeconds(180);
  private static final Duration TO_END = Duration.ofSeconds(40);
  private static final String STOP =
      """
      pid=$(cat "${0%%/*}/pid" 2>/dev/null) || exit 0
      kill -%s "$pid" 2>/dev/null
      for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        kill -0 "$pid" 2>/dev/null || exit 0
        sleep 0.5
      done
      kill -KILL "-$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null
      """;

  Daemon(Path folder) {
    this(folder, folder.resolve("out"));
  }

  /** Leaves in the folder what ends the process when the backends' last user is gone. */
  public void endWithBackends(String signal) {
    try {
      Files.writeString(folder.resolve("stop.sh"), STOP.formatted(signal));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns when {@code ready} says so; the process that ends as the program does.
   *
   * @throws BackendFailure with the last lines of the log, when the process ends before
   */
  public Process start(
      List<String> program, Map<String, String> environment, BooleanSupplier ready) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "echo $$ > pid; exec \"$@\"", folder.toString()));
    command.addAll(program);
    ProcessBuilder builder =
        new ProcessBuilder(Sessions.own(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // The settings of the machine's own servers are none of ours.
    builder.environment().keySet().removeIf(Daemon::isOfAServer);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      Wait.until(TO_START, "start of " + folder, () -> !process.isAlive() || ready.getAsBoolean());
      if (!process.isAlive()) {
        throw new BackendFailure("Did not start: " + program.getFirst() + ": " + lastOutput());
      }
      return process;
    } catch (IOException e) {
      throw new BackendFailure("Can't run " + program, e);
    }
  }

  /**
   * Returns when the process and its children are gone.
   *
   * @param signal without SIG
   */
  public void end(String signal) {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return;
    }
    ProcessHandle leader = process.get();
    List<ProcessHandle> all = Stream.concat(Stream.of(leader), leader.descendants()).toList();
    kill(signal, leader.pid());
    Wait.until(TO_END, "end of " + folder, () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  public Optional<ProcessHandle> process() {
    try {
      String pid = Files.readString(folder.resolve("pid")).strip();
      return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** To the process and whatever it has started; nothing if it doesn't run. */
  void signalAll(String signal) {
    process().ifPresent(it -> Command.of("sh", "-c", "kill -" + signal + " -" + it.pid()).run());
  }

  /** A crash takes the whole process group: the starting script along with the program. */
  private static void kill(String signal, long pid) {
    String group = signal.equals("KILL") ? "kill -KILL -" + pid + " || " : "";
    Command.of("sh", "-c", group + "kill -" + signal + " " + pid).run();
  }

  private static boolean isOfAServer(String variable) {
    return variable.startsWith("RABBITMQ_")
        || variable.startsWith("ERL_")
        || variable.startsWith("PG");
  }

  private String lastOutput() throws IOException {
    String output = Files.readString(log);
    return output.substring(Math.max(0, output.length() - 2_000));
  }
}
