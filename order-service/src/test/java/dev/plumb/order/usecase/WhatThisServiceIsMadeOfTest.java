package dev.plumb.order.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhatThisServiceIsMadeOfTest {

  private static final Path CLASSES = Path.of("target/classes/dev/plumb/order");

  /** A pool beside Hibernate has transactions of its own: rows and events would part ways. */
  @Test
  void hasNoPoolBesideHibernate() throws IOException {
    assertThat(mentioning("io/vertx/sqlclient/Pool", "io/vertx/mutiny/sqlclient/Pool", "PgPool"))
        .isEmpty();
    assertThat(mentioning("dev/plumb/eventing/tx/Transactions")).isNotEmpty();
  }

  private static List<Path> mentioning(String... names) throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> Stream.of(names).anyMatch(text(file)::contains))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
