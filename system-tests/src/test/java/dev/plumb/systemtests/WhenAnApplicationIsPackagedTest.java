package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.plumb.local.Application;
import dev.plumb.local.PackagedJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JVM takes the cache that packaging made, and starts all the same with one that it can't. */
class WhenAnApplicationIsPackagedTest {

  private record Ended(int code, String output) {}

  @BeforeAll
  static void packagedWithCaches() {
    assumeFalse(Boolean.getBoolean("plumb.aot.skip"), "packaged without caches, as asked for");
  }

  @ParameterizedTest
  @EnumSource
  void itsCacheFitsTheFlagsItIsStartedWith(Application application) throws Exception {
    Path jar = application.jar(CommandLine.REPOSITORY);

    assertThat(run(jar, PackagedJar.cache(jar), "on"))
        .satisfies(ended -> assertThat(ended.output()).doesNotContain("AOT cache"))
        .returns(0, Ended::code);
  }

  @Test
  void anotherApplicationsCacheIsRefusedAndItStarts() throws Exception {
    Path jar = Application.ORDER.jar(CommandLine.REPOSITORY);
    Path another = PackagedJar.cache(Application.BILLING.jar(CommandLine.REPOSITORY));

    assertThat(run(jar, another, "on")).doesNotReturn(0, Ended::code);
    assertThat(run(jar, another, "auto")).returns(0, Ended::code);
  }

  @Test
  void aBrokenCacheIsRefusedAndItStarts(@TempDir Path folder) throws Exception {
    Path jar = Application.ORDER.jar(CommandLine.REPOSITORY);
    Path broken = folder.resolve("app.aot");
    try (var cache = Files.newInputStream(PackagedJar.cache(jar))) {
      Files.write(broken, cache.readNBytes(1_000_000));
    }

    assertThat(run(jar, broken, "on")).doesNotReturn(0, Ended::code);
    assertThat(run(jar, broken, "auto")).returns(0, Ended::code);
  }

  /**
   * Begins as the application does, and ends before its own code.
   *
   * @param mode "on": the JVM ends where it can't use the cache. "auto": as started.
   */
  private static Ended run(Path jar, Path cache, String mode)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            PackagedJar.command(jar, "-XX:AOTMode=" + mode).stream()
                .filter(word -> !word.startsWith("-XX:AOTCache="))
                .takeWhile(word -> !word.equals("-jar"))
                .toList());
    command.addAll(List.of("-XX:AOTCache=" + cache, "-cp", jar.toString(), "--version"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }
}
