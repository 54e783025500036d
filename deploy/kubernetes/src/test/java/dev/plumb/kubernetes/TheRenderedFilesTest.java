package dev.plumb.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is checked, and applied, is what the sources say. */
class TheRenderedFilesTest {

  private static final Path FOLDER = Repository.kubernetes("");

  @ParameterizedTest
  @ValueSource(strings = {"kind", "production"})
  void areMadeOfTheSourcesAsTheyAre(String overlay) throws Exception {
    assertThat(Repository.text(FOLDER.resolve("rendered/" + overlay + ".yaml")).lines().limit(2))
        .as("run deploy/kubernetes/render")
        .endsWith("# inputs sha256:" + digest());
  }

  /** Only where there is a kubectl that renders the same; the digest needs none. */
  @ParameterizedTest
  @ValueSource(strings = {"kind", "production"})
  void areWhatIsRenderedNow(String overlay) throws Exception {
    assumeTrue(
        kustomize().startsWith("Kustomize Version: v5."), "there is no kubectl 1.30 or later");
    String rendered = run("kubectl", "kustomize", FOLDER.resolve("overlays/" + overlay).toString());
    assertThat(Manifests.of(overlay).documents())
        .as("run deploy/kubernetes/render")
        .isEqualTo(Manifests.parse(overlay, rendered).documents());
  }

  private static String digest() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : inputs()) {
      digest.update(name(file));
      digest.update((byte) 0);
      digest.update(Files.readAllBytes(file));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile)
          .filter(it -> FOLDER.relativize(it).toString().matches("(base|components|overlays)/.*"))
          .sorted((one, other) -> Arrays.compareUnsigned(name(one), name(other)))
          .toList();
    }
  }

  private static byte[] name(Path file) {
    return FOLDER.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String kustomize() throws InterruptedException {
    try {
      return run("kubectl", "version", "--client").lines().skip(1).findFirst().orElse("");
    } catch (IOException none) {
      return "";
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
