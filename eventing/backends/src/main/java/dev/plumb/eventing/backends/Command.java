package dev.plumb.eventing.backends;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A short-lived command and its output. */
record Command(List<String> words, Map<String, String> environment) {

  static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /**
   * @return standard output and standard error
   * @throws BackendFailure when it can't be started or its exit code isn't 0
   */
  String run() {
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new BackendFailure(words + " ended with " + process.exitValue() + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new BackendFailure(words + " can't be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendFailure(words + " was interrupted", e);
    }
  }

  /** Empty when it can't be started, fails, or takes longer than a few seconds. */
  Optional<String> tryRun() {
    List<String> limited = new ArrayList<>(words);
    try {
      Process process = new ProcessBuilder(limited).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
