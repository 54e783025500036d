package dev.plumb.eventing.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenProcessesShareBackendsTest {
  @TempDir Path shared;

  /** The starter is killed while another still works, then that one is killed as well. */
  @Test
  void theyOutliveTheirStarterAndEndWithTheLastUser() throws IOException {
    Process starter = sharer();
    Path folder = folderOf(starter);
    Process second = sharer();
    assertThat(folderOf(second)).isEqualTo(folder);

    starter.destroyForcibly().onExit().join();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> folder.resolve("users").toFile().list().length == 1);
    assertThat(Servers.at(folder).filter(Servers::answer)).isPresent();

    second.destroyForcibly().onExit().join();
    await().atMost(Duration.ofSeconds(20)).until(() -> Leftovers.of(folder).isEmpty());
    await().atMost(Duration.ofSeconds(5)).until(() -> !folder.toFile().exists());
  }

  private Process sharer() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Sharer.class.getName(),
            shared.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path folderOf(Process sharer) throws IOException {
    BufferedReader reader = sharer.inputReader();
    return Path.of(reader.readLine());
  }
}
