package dev.plumb.eventing.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WhenAClusterIsStartedTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Process owner;
  private static Path folder;
  private static RabbitCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    assumeThat(RabbitCluster.missing()).isEmpty();
    owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ClusterOwner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    cluster = RabbitCluster.at(Path.of(owner.inputReader().readLine()));
    folder = cluster.folder().getParent();
  }

  /** Also with a node frozen and another killed. */
  @AfterAll
  static void nothingIsLeftOfOneWhoseOwnerIsKilled() throws IOException {
    assumeThat(RabbitCluster.missing()).isEmpty();
    Path network = cluster.folder().resolve("network");
    String bridge = Files.exists(network) ? "plumb-" + Files.readString(network).strip() : "";
    cluster.freeze(2);
    cluster.node(3).shutdown(Shutdown.KILL);

    owner.destroyForcibly();

    await().atMost(LIMIT).until(() -> !folder.toFile().exists());
    assertThat(Leftovers.of(folder)).isEmpty();
    if (!bridge.isEmpty()) {
      assertThat(Path.of("/sys/class/net")).isDirectoryNotContaining("glob:**" + bridge + "*");
      assertThat(Path.of("/run/netns")).isDirectoryNotContaining("glob:**" + bridge + "-*");
    }
  }

  @Test
  void threeNodesRunTogether() {
    assertThat(running(1)).contains(cluster.name(1), cluster.name(2), cluster.name(3));
    assertThat(cluster.addresses().split(","))
        .containsExactly(
            cluster.node(1).addresses(), cluster.node(2).addresses(), cluster.node(3).addresses());
  }

  @Test
  void aNodeThatIsCutOffPausesAndComesBack() {
    assumeThat(cluster.lacksPartitions()).isEmpty();
    cluster.partition(1);
    try {
      await().atMost(LIMIT).until(() -> !cluster.answers(1));
      // The others find out by their own clocks.
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () ->
                  assertThat(running(2)).doesNotContain(cluster.name(1)).contains(cluster.name(3)));
    } finally {
      cluster.heal(1);
    }
    await().atMost(LIMIT).until(() -> cluster.answers(1));
    await()
        .atMost(LIMIT)
        .until(
            () -> cluster.numbers().stream().allMatch(n -> running(1).contains(cluster.name(n))));
  }

  private static String running(int asked) {
    return cluster.node(asked).ctl("eval", "rabbit_nodes:all_running().");
  }
}
