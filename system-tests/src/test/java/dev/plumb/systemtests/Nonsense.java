package dev.plumb.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.systemtests.BodyNonsense.Wrong;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All requests to a route with one thing wrong; what else it needs is right, and about nothing that
 * is there.
 *
 * @param headers what goes with a body
 * @param body one that is right; absent where there is none
 * @param query names of parameters
 */
record Nonsense(
    Route route,
    Function<byte[], Map<String, String>> headers,
    Optional<BodyNonsense> body,
    List<String> query) {

  private static final String UNKNOWN = "0190a4c8-0000-7000-8000-000000000001";
  private static final String LONG = "a".repeat(3_000);
  private static final List<String> SEGMENTS =
      List.of("%00", "a%00b", LONG, "-1", "1-1-1-1-1", "99999999999999999999", "%20", UNKNOWN, "0");
  private static final List<String> VALUES = List.of("%00", "a%00b", LONG);
  private static final List<String> MORE_VALUES =
      List.of("x", "-1", "0.5", "99999999999999999999", "%20", "1-1-1-1-1");

  /** Any text is a fine name of these. */
  private static final Set<String> TEXTS = Set.of("stream", "reason", "provider");

  private static final Set<String> MAY_BE_EMPTY = Set.of("status", "after", "limit");

  Stream<Attempt> attempts() {
    return Stream.of(segments(), parameters(), wrongHeaders(), wrongTypes(), bodies())
        .flatMap(all -> all);
  }

  private Stream<Attempt> segments() {
    return route
        .segments()
        .flatMap(
            name ->
                SEGMENTS.stream()
                    .map(
                        value ->
                            attempt(
                                name + " = " + shown(value),
                                address(name, value),
                                right(),
                                headers.apply(right()),
                                Optional.empty())));
  }

  private Stream<Attempt> parameters() {
    return query.stream()
        .flatMap(
            name ->
                Stream.of(
                        VALUES.stream(),
                        TEXTS.contains(name) ? Stream.<String>empty() : MORE_VALUES.stream(),
                        route.isForOperators() || !MAY_BE_EMPTY.contains(name)
                            ? Stream.of("")
                            : Stream.<String>empty())
                    .flatMap(all -> all)
                    .map(
                        value ->
                            attempt(
                                "?" + name + "=" + shown(value),
                                address() + "?" + name + "=" + value,
                                right(),
                                headers.apply(right()),
                                Optional.of(name))));
  }

  private Stream<Attempt> wrongHeaders() {
    return route.headers().stream()
        .flatMap(
            name ->
                Stream.of(
                        Optional.<String>empty(),
                        Optional.of(""),
                        Optional.of(" "),
                        Optional.of(LONG))
                    .map(
                        value ->
                            attempt(
                                name + ": " + shown(value.orElse("missing")),
                                address(),
                                right(),
                                with(name, value),
                                Optional.of(name))));
  }

  private Map<String, String> with(String name, Optional<String> value) {
    Map<String, String> changed = new HashMap<>(headers.apply(right()));
    changed.remove(name);
    value.ifPresent(it -> changed.put(name, it));
    return changed;
  }

  private Stream<Attempt> wrongTypes() {
    return body.isEmpty()
        ? Stream.empty()
        : Stream.of("text/plain", "application/xml", "nonsense")
            .map(
                type ->
                    attempt(
                        type,
                        address(),
                        right(),
                        with("Content-Type", Optional.of(type)),
                        Optional.empty()));
  }

  private Stream<Attempt> bodies() {
    return body.stream().flatMap(BodyNonsense::wrong).map(this::attempt);
  }

  private Attempt attempt(Wrong wrong) {
    return attempt(
        wrong.what(), address(), wrong.body(), headers.apply(wrong.body()), wrong.named());
  }

  private Attempt attempt(
      String what,
      String address,
      byte[] sent,
      Map<String, String> sentHeaders,
      Optional<String> named) {
    return new Attempt(route + " " + what, route.method(), address, sentHeaders, sent, named);
  }

  private byte[] right() {
    return body.map(BodyNonsense::right).orElse("".getBytes(UTF_8));
  }

  private String address() {
    return address("", "");
  }

  private String address(String name, String value) {
    String address = name.isEmpty() ? route.path() : route.path().replace(name, value);
    return address
        .replaceAll("\\{(name|stream)}", "nobody")
        .replace("{key}", UNKNOWN)
        .replaceAll("\\{\\w+}", unknown());
  }

  private String unknown() {
    return route.isForOperators() && !route.path().contains("replays")
        ? "999999999"
        : UUID.randomUUID().toString();
  }

  private static String shown(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "..." : value;
  }
}
