package dev.plumb.auditor.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Somebody who is asked over HTTP and answers in JSON. Follows no redirect. */
final class Peer {

  private final String name;
  private final String base;
  private final Optional<String> authorization;
  private final Duration timeout;
  private final HttpClient client;
  private final ObjectMapper json;

  /**
   * @param name as in {@code plumb.auditor.<name>}
   */
  Peer(
      String name,
      URI base,
      Optional<String> bearer,
      Duration timeout,
      HttpClient client,
      ObjectMapper json) {
    this.name = name;
    this.base = base.toString().replaceFirst("/+$", "");
    this.authorization = bearer.map("Bearer "::concat);
    this.timeout = timeout;
    this.client = client;
    this.json = json;
  }

  String name() {
    return name;
  }

  /**
   * @throws PeerAway if there is no answer, or none of use
   */
  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  /**
   * @throws PeerAway if there is no answer, or none of use
   */
  JsonNode post(String path, Object body) {
    try {
      return send("POST", path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new IllegalStateException("can't be written as JSON", e);
    }
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .method(method, body);
    authorization.ifPresent(value -> request.header("Authorization", value));
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new PeerAway(
            "%s at %s answers %s with HTTP %d: check plumb.auditor.%s and its token"
                .formatted(name, base, path.replaceFirst("\\?.*", ""), answer.statusCode(), name));
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      throw new PeerAway("%s at %s can't be asked: %s".formatted(name, base, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerAway("interrupted");
    }
  }
}
