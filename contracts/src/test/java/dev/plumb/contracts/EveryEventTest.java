package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each event's folder. Runs in the module's own folder. */
class EveryEventTest {

  private static final List<String> STREAMS = List.of("order", "payment", "shipment");

  @Test
  void hasAnExampleForEachSchema() {
    assertThat(filesEndingIn(".example.json")).isEqualTo(filesEndingIn(".avsc"));
  }

  @Test
  void hasAFolder() {
    assertThat(Contracts.load().wireTypes()).hasSize(36);
  }

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void isNamedAsItsFolder(GoldenExample example) {
    String[] folders = example.path().split("/");
    assertThat(example.schema().getFullName())
        .isEqualTo("dev.plumb.%s.%s.%s".formatted(folders[0], folders[2], camelCase(folders[1])));
  }

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void beginsWithItsOrder(GoldenExample example) {
    Schema.Field first = example.schema().getFields().getFirst();
    assertThat(first.name()).isEqualTo("orderId");
    assertThat(first.schema().getLogicalType().getName()).isEqualTo("uuid");
  }

  private static List<String> filesEndingIn(String suffix) {
    return STREAMS.stream()
        .flatMap(EveryEventTest::filesBelow)
        .map(file -> file.toString().replace('\\', '/'))
        .filter(file -> file.endsWith(suffix))
        .map(file -> file.substring(0, file.length() - suffix.length()))
        .sorted()
        .toList();
  }

  private static Stream<Path> filesBelow(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String camelCase(String kebab) {
    return Arrays.stream(kebab.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
