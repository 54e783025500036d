package dev.plumb.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.kubernetes.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known of an image without making it. */
class TheContainerfilesTest {
  private static final Pattern PINNED =
      Pattern.compile("BASE=[a-z0-9./-]+:(?!latest)[\\w.-]*\\d.*");

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native"})
  void runsAsAUserWhoIsNobody(String name) {
    assertThat(of(name).last("USER")).hasValue("1001:1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native"})
  void needsNoShell(String name) throws Exception {
    for (String instruction : List.of("ENTRYPOINT", "RUN")) {
      for (String words : of(name).all(instruction).toList()) {
        assertThat(new ObjectMapper().readValue(words, String[].class)).as(words).isNotEmpty();
      }
    }
    assertThat(of(name).all("CMD")).isEmpty();
    assertThat(of(name).last("ENTRYPOINT")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native"})
  void itsBaseIsAnArgumentAndPinned(String name) {
    assertThat(of(name).all("FROM")).isNotEmpty().allMatch(words -> words.startsWith("${BASE}"));
    assertThat(of(name).instructions().getFirst().words()).matches(PINNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native"})
  void nothingIsFetchedOrUnpackedOnTheWay(String name) {
    assertThat(of(name).all("ADD")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native"})
  void saysWhatItIs(String name) {
    assertThat(of(name).last("LABEL").orElseThrow())
        .contains(
            List.of("title", "version", "revision", "source", "licenses").stream()
                .map(label -> "org.opencontainers.image." + label + "=")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile.jvm", "Containerfile.native"})
  void carriesItsSbomWhereItsLabelSays(String name) {
    assertThat(of(name).last("LABEL").orElseThrow())
        .contains("dev.plumb.sbom=\"/plumb/sbom.json\"");
    assertThat(of(name).all("COPY")).contains("${SERVICE}/target/sbom.json /plumb/sbom.json");
  }

  /** Or a build that has not fetched it would need the network. */
  @Test
  void noPhaseNeedsThePluginOfTheSbom() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.file("."), 3)) {
      assertThat(files.filter(it -> it.endsWith("pom.xml")).map(Repository::text).toList())
          .hasSizeGreaterThan(10)
          .filteredOn(pom -> pom.contains("cyclonedx"))
          .singleElement(STRING)
          .doesNotContainPattern(
              "cyclonedx-maven-plugin</artifactId>(?s:(?!</plugin>).)*<execution");
    }
    assertThat(Repository.text(Repository.file("deploy/images/build")))
        .contains("package cyclonedx:makeBom");
  }

  @Test
  void jibMakesThemForTheSameUser() {
    assertThat(Repository.text(Repository.file("deploy/images/jib")))
        .contains("-Dquarkus.jib.user=" + of("Containerfile.jvm").last("USER").orElseThrow());
  }

  private static Containerfile of(String name) {
    return Containerfile.parse(Repository.text(Repository.file("deploy/images/" + name)));
  }
}
