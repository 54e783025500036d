package dev.plumb.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mechanisms are of use to any business, because they know none. */
class MechanismsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"eventing/runtime", "eventing/deployment", "eventing/backends", "http-problems"})
  void speakOfNoBusiness(String module) {
    List<Path> sources = sources(Modules.folder(module).resolve("src/main"));

    assertThat(sources).isNotEmpty();
    assertThat(sources.stream().flatMap(MechanismsTest::businessWords)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record OrderId(UUID value) {}",
        "record Order(Runnable work) {}",
        "UUID orderId;",
        "enum Kind { PAYMENT }",
        "void refund() {}",
        "String PAYMENT_STREAM;",
        "String type = \"order.order-placed.v1\";",
        "String stream = \"order\";",
        "String sql = \"select * from orders\";",
        "String message = \"the customer is gone\";",
        "String sql = \"\"\"\n  select 1 from x join shipments using (id)\n  \"\"\";",
        "char quote = '\"'; int billing;",
      })
  void wouldBeCaughtAtIt(String java) {
    assertThat(BusinessWords.inJava(java)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/** Such as {@code order.order-placed.v1} of a payment. */ class X {}",
        "int x; // the customer's refund",
        "buffer.order(ByteOrder.LITTLE_ENDIAN);",
        "list.sort(Comparator.reverseOrder());",
        "String sql = \"select id from x order by id\";",
        "String message = \"events in version order. Ordered, reordered, out-of-order\";",
        "char quote = '\"'; int reorder;",
        "var borderless = recorder.recording;",
      })
  void maySpeakOfSequencesAndGiveExamples(String java) {
    assertThat(BusinessWords.inJava(java)).isEmpty();
  }

  @Test
  void areCaughtInSqlButNotInItsComments() {
    String sql =
        """
        -- Such as an order's payment.
        create table outbox (order_id uuid, a int default 1 - 2 /* orders */);
        create index customer_idx on outbox (key); -- order by key
        """;
    assertThat(BusinessWords.inSql(sql)).containsExactly("order_id", "customer_idx");
  }

  private static Stream<String> businessWords(Path source) {
    Stream<String> inName = BusinessWords.inText(source.getFileName().toString()).stream();
    return Stream.concat(inName, inContent(source)).map(word -> source + ": " + word);
  }

  private static Stream<String> inContent(Path source) {
    String content = read(source);
    String name = source.getFileName().toString();
    if (name.endsWith(".java")) {
      return BusinessWords.inJava(content).stream();
    }
    return (name.endsWith(".sql") ? BusinessWords.inSql(content) : BusinessWords.inText(content))
        .stream();
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
