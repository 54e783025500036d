package dev.plumb.billing.stream;

import static dev.plumb.billing.stream.Golden.V1;
import static dev.plumb.billing.stream.Golden.V2;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.plumb.billing.stream.Exchange.Sent;
import dev.plumb.contracts.Contracts;
import dev.plumb.contracts.UnreadableEvent;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Draws broken messages, each as the first of an order of its own, and says how each must end. */
final class Mutants {

  private static final int HEADER_BYTES = 10;
  private static final int LIMIT_BYTES = 1 << 20;
  private static final String STATE = "order.order-state.v1";
  private static final String REFUND = "order.order-refund-requested.v1";
  private static final String CANCELLATION = "order.order-cancellation-requested.v1";
  private static final List<String> TYPES = List.of(V1, V2, STATE, REFUND, CANCELLATION);
  private static final List<String> WITH_LINES = List.of(V1, V2, STATE);
  private static final byte[] FIRST_LINE =
      "0197a3b0-5c00-7000-8000-0000000000a1".getBytes(US_ASCII);

  private static final Contracts WRITERS = Contracts.load();
  private static final Contracts READERS = Contracts.forConsumer("billing");

  private final SplittableRandom random;
  private final List<Supplier<Mutant>> kinds;
  private String type;
  private UUID order;
  private byte[] body;

  Mutants(SplittableRandom random) {
    this.random = random;
    this.kinds =
        List.of(
            () -> dead("marker", other(body, random.nextInt(2)), "begins with .* no Avro single.*"),
            () ->
                dead("fingerprint", fingerprint(), "is written with the unknown schema [0-9a-f]*"),
            () ->
                dead("header cut off", cut(0, HEADER_BYTES), "has \\d bytes, the header alone 10"),
            () -> dead("body cut off", cut(HEADER_BYTES, body.length), "at byte \\d+: a length .*"),
            () -> dead("bytes behind", longer(1 + random.nextInt(50)), "\\d+ bytes follow .*"),
            () -> dead("length of a text", hostile(HEADER_BYTES), "at byte \\d+: a .*"),
            this::hostileBlock,
            this::randomBytes,
            () -> attribute("type", "order.order-eaten.v1", "type .* is not in the table .*"),
            () -> attribute("type", "order.order-placed.v3", "type .* is not in the table .*"),
            () -> attribute("type", otherType(), ".* is written with schema .*, which is " + type),
            () -> attribute("type", "", "cloudEvents:type is empty, too long or no text"),
            () -> of("of another order", body(random(), type), about("is about another than .*")),
            () ->
                attribute(
                    "subject", anyOf("", "me", "1-1-1-1-1", null), "cloudEvents:subject is .*"),
            () ->
                attribute(
                    "sequence", anyOf("0", "-1", "one", "1.0", null), "cloudEvents:sequence .*"),
            this::gap,
            () -> attribute("stream", anyOf("payment", "", null), "cloudEvents:stream is .*"),
            () -> attribute("id", anyOf("", "7", null), "cloudEvents:id is .*"),
            () -> attribute("time", anyOf("yesterday", "", null), "cloudEvents:time is .*"),
            () -> attribute("epoch", anyOf("0", "-1", "x", ""), "cloudEvents:epoch is .*"),
            () -> attribute("specversion", anyOf("0.3", "", null), "cloudEvents:specversion is .*"),
            () -> said(V1, "currency", "???", "field total.currency is no currency of ISO 4217"),
            () ->
                said(V2, "total", Map.of("amount", -1L, "currency", "EUR"), ".* never negative.*"),
            () -> said(STATE, "status", "EATEN", ".*status EATEN"));
  }

  /** Every kind as often, but for a few that are too long. */
  List<Mutant> draw(int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i -> {
              type = TYPES.get(random.nextInt(TYPES.size()));
              order = random();
              body = body(order, type);
              return i % 500 == 499 ? tooLong() : kinds.get(i % kinds.size()).get();
            })
        .toList();
  }

  private Mutant tooLong() {
    return dead("too long", longer(LIMIT_BYTES), "has \\d+ bytes, more than 1048576");
  }

  /** A state would stand for what is missing. */
  private Mutant gap() {
    type = V1;
    body = body(order, type);
    return attribute("sequence", Integer.toString(2 + random.nextInt(1000)), null);
  }

  /** As many items as never fit, or with a size that doesn't. */
  private Mutant hostileBlock() {
    type = WITH_LINES.get(random.nextInt(WITH_LINES.size()));
    body = body(order, type);
    int lines =
        IntStream.range(0, body.length)
            .filter(at -> Arrays.equals(body, at, at + 36, FIRST_LINE, 0, 36))
            .findFirst()
            .orElseThrow();
    return dead("count of a block", hostile(lines - 2), "at byte \\d+: a .*");
  }

  /**
   * Until it is no event any more: what still is one says something else, and nobody could know.
   */
  private Mutant randomBytes() {
    while (true) {
      byte[] changed = body.clone();
      for (int i = 1 + random.nextInt(20); i > 0; i--) {
        changed[HEADER_BYTES + random.nextInt(body.length - HEADER_BYTES)] =
            (byte) random.nextInt();
      }
      try {
        READERS.decode(type, order, changed);
      } catch (UnreadableEvent e) {
        return of("random bytes", changed, Pattern.quote("UnreadableEvent: " + e.getMessage()));
      }
    }
  }

  private Mutant said(String of, String field, Object value, String reason) {
    type = of;
    Map<String, Object> fields = new HashMap<>(Golden.fields(type));
    fields.put("orderId", order);
    fields.put(field, value);
    return of(field + " says what it can't", WRITERS.encode(type, fields), ".*" + reason);
  }

  private Mutant dead(String kind, byte[] changed, String reason) {
    return of(kind, changed, about(reason));
  }

  private String about(String reason) {
    return "UnreadableEvent: " + Pattern.quote(type) + ": " + reason;
  }

  private Mutant of(String kind, byte[] changed, String reason) {
    return mutant(kind, Exchange.headers(type, order, 1), changed, reason);
  }

  private Mutant attribute(String name, String value, String reason) {
    Map<String, Object> headers = Exchange.headers(type, order, 1);
    if (value == null) {
      headers.remove("cloudEvents:" + name);
    } else {
      headers.put("cloudEvents:" + name, value);
    }
    return mutant(name + " " + value, headers, body, reason);
  }

  private Mutant mutant(String kind, Map<String, Object> headers, byte[] changed, String reason) {
    headers.put(Mutant.TAG, order.toString());
    boolean readable = reason == null || !reason.startsWith("cloudEvents:");
    return new Mutant(
        kind,
        readable ? Optional.of(order) : Optional.empty(),
        new Sent(order.toString(), headers, changed),
        Optional.ofNullable(reason).map(Pattern::compile));
  }

  private static byte[] body(UUID order, String type) {
    return Golden.message(type, order);
  }

  private byte[] other(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) (1 + random.nextInt(255));
    return changed;
  }

  private byte[] fingerprint() {
    return other(body, 2 + random.nextInt(8));
  }

  private byte[] cut(int from, int to) {
    return Arrays.copyOf(body, from + random.nextInt(to - from));
  }

  private byte[] longer(int by) {
    return Arrays.copyOf(body, body.length + by);
  }

  /** In place of the one byte that is there: a number far beyond the message's end, or below 0. */
  private byte[] hostile(int at) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    changed.write(body, 0, at);
    long zigZag = random.nextLong() >>> random.nextInt(32) | 1L << 30;
    for (; (zigZag & ~0x7FL) != 0; zigZag >>>= 7) {
      changed.write((int) (zigZag & 0x7F) | 0x80);
    }
    changed.write((int) zigZag);
    changed.write(body, at + 1, body.length - at - 1);
    return changed.toByteArray();
  }

  private String otherType() {
    List<String> others = TYPES.stream().filter(it -> !it.equals(type)).toList();
    return others.get(random.nextInt(others.size()));
  }

  private String anyOf(String... values) {
    return values[random.nextInt(values.length)];
  }

  private UUID random() {
    return new UUID(
        random.nextLong() & ~0xF000L | 0x7000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }
}
