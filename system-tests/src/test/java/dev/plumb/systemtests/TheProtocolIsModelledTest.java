package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.PlumbOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every state of the protocol, and every way of breaking it: system-tests/model/README.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheProtocolIsModelledTest {
  private static final int SPINS_MINUTE = 60;

  private List<Line> lines;
  private String output;

  /**
   * @param kind safety or liveness
   */
  private record Line(String check, String kind, long states, double seconds, String verdict) {

    static Line of(String text) {
      String[] words = text.split(" +", 5);
      return new Line(
          words[0], words[1], Long.parseLong(words[2]), Double.parseDouble(words[3]), words[4]);
    }
  }

  @BeforeAll
  void explore() throws IOException, InterruptedException {
    Path repository = PlumbOptions.quiet(Path.of("target")).root();
    Process process =
        new ProcessBuilder("deploy/local/model")
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    lines =
        output
            .lines()
            .filter(line -> line.matches("[a-z-]+ +(safety|liveness) .*"))
            .map(Line::of)
            .toList();
  }

  @Test
  void eachVersionIsAppliedOnceInOrderAndEachEffectMadeAtMostOnce() {
    assertThat(of("safety", "holds")).containsExactly("publishing", "applying", "effects");
  }

  @Test
  void everyCommittedEventIsAppliedInTheEnd() {
    assertThat(of("liveness", "holds")).containsExactly("publishing", "applying", "effects");
  }

  @Test
  void eachWayOfBreakingItIsFound() {
    assertThat(lines.stream().filter(line -> line.verdict().startsWith("found"))).hasSize(22);
  }

  /** What the page says of them. */
  @Test
  void twoPartsAreAbsorbedByTheOthers() {
    assertThat(of("safety", "holds all the same")).containsExactly("no-ids", "zombies-mark");
    assertThat(of("liveness", "holds all the same")).containsExactly("no-ids", "zombies-mark");
  }

  @Test
  void everyStateIsLookedAtAndNoneTakesLong() {
    assertThat(lines.stream().limit(6)).allMatch(line -> line.states() > 100_000);
    assertThat(lines).as(output).allMatch(line -> line.seconds() < SPINS_MINUTE);
  }

  private List<String> of(String kind, String verdict) {
    return lines.stream()
        .filter(line -> line.kind().equals(kind) && line.verdict().equals(verdict))
        .map(Line::check)
        .toList();
  }
}
