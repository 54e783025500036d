package dev.plumb.systemtests;

import dev.plumb.eventing.backends.Rabbit;
import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code deploy/local/plumb}, as an operator types it. */
record CommandLine(Plumb plumb) {
  static final Path REPOSITORY = PlumbOptions.quiet(Path.of("target")).root();
  static final String PROGRAM = "deploy/local/plumb ";

  record Result(int exitCode, String output) {}

  /**
   * @param command with {@link #PROGRAM} and for a shell
   */
  Result run(String command) {
    Rabbit rabbit = plumb.backends().rabbit();
    return sh(
        command + " --url " + urls(),
        Map.of(
            "PLUMB_OPS_TOKEN",
            plumb.opsToken(),
            "PLUMB_BROKER_LOGIN",
            rabbit.user() + ":" + rabbit.password()));
  }

  /**
   * @param command for a shell at the repository's root
   */
  static Result sh(String command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(REPOSITORY.toFile())
            .redirectErrorStream(true);
    // A JVM would tell on its stderr that it has taken them.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command, e);
    }
  }

  private String urls() {
    return Stream.concat(Application.SERVICES.stream(), Stream.of(Application.AUDITOR))
        .map(it -> it.title() + "=" + plumb.http(it).base())
        .collect(Collectors.joining(","));
  }
}
