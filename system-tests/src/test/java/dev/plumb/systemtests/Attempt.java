package dev.plumb.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A request with one thing wrong.
 *
 * @param what for people
 * @param address path and query
 * @param named what a 400 has to name
 */
record Attempt(
    String what,
    String method,
    String address,
    Map<String, String> headers,
    byte[] body,
    Optional<String> named) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TO_ANSWER = Duration.ofSeconds(30);
  private static final String PROBLEM = "application/problem+json";
  private static final int SHOWN = 300;

  /**
   * @param alsoFine a status that is no refusal
   * @return what is wrong with the answer
   */
  Optional<String> objection(String base, int alsoFine) {
    HttpResponse<String> answer = send(base);
    if (answer.statusCode() == alsoFine) {
      return Optional.empty();
    }
    String type = answer.headers().firstValue("Content-Type").orElse("nothing");
    boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
    boolean isNamed =
        answer.statusCode() != 400 || named.stream().allMatch(answer.body()::contains);
    return refused && type.startsWith(PROBLEM) && isNamed
        ? Optional.empty()
        : Optional.of(
            "%s: %d %s %s"
                .formatted(
                    what,
                    answer.statusCode(),
                    type,
                    answer.body().substring(0, Math.min(SHOWN, answer.body().length()))));
  }

  private HttpResponse<String> send(String base) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + address))
            .timeout(TO_ANSWER)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(what, e);
    }
  }
}
