package dev.plumb.contracts.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumb.contracts.SchemaVersion;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An Apicurio Registry with one artefact for each event and major version, named by its wire type,
 * all in one group. Its versions are called as their files are, {@code v1} or {@code v1.1}, and
 * labelled with their fingerprint. Blocks nobody; stages fail with {@link RegistryAway}, and where
 * something is to be written with {@link RegistryRefusal}.
 *
 * @see <a href="https://www.apicur.io/registry/docs/">Apicurio Registry, REST API v3</a>
 */
public final class SchemaRegistry {

  static final String GROUP = "plumb";

  /** The same as the gate's: all versions of a major one can read each other. */
  static final String COMPATIBILITY = "FULL_TRANSITIVE";

  /** Of an answer; the longest schema has 4 KiB. */
  static final int MAX_BYTES = 1 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTIFACTS = "/groups/" + GROUP + "/artifacts";
  private static final int PAGE = 500;

  private final RegistryAddress address;
  private final HttpClient http;

  public SchemaRegistry(RegistryAddress address) {
    this.address = address;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(address.toAnswer())
            .build();
  }

  public RegistryAddress address() {
    return address;
  }

  /** The schema that it has under that name. */
  public CompletableFuture<Optional<String>> schema(SchemaVersion version) {
    return schema(version.wireType(), version.number());
  }

  CompletableFuture<Optional<String>> schema(String wireType, String number) {
    return get(ARTIFACTS + "/" + wireType + "/versions/" + number + "/content")
        .thenApply(Answer::content);
  }

  /** The one that is labelled so; nothing is checked. */
  public CompletableFuture<Optional<String>> schema(String wireType, long fingerprint) {
    return get("/search/versions?limit=1&groupId=%s&artifactId=%s&labels=%s:%016x"
            .formatted(GROUP, wireType, "fingerprint", fingerprint))
        .thenApply(answer -> answer.json().path("versions"))
        .thenCompose(
            found ->
                found.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : schema(wireType, found.get(0).path("version").asText()));
  }

  /** What it has, without what is in it. */
  CompletableFuture<List<Registered>> all() {
    return after(0, new ArrayList<>());
  }

  private CompletableFuture<List<Registered>> after(int offset, List<Registered> before) {
    return get("/search/versions?groupId=%s&limit=%d&offset=%d".formatted(GROUP, PAGE, offset))
        .thenApply(answer -> answer.json().path("versions"))
        .thenCompose(
            page -> {
              page.forEach(version -> before.add(Registered.of(version)));
              return page.size() < PAGE
                  ? CompletableFuture.completedFuture(before)
                  : after(offset + PAGE, before);
            });
  }

  /** From then on it refuses what somebody could not read. */
  CompletableFuture<Void> takeOnlyWhatIsCompatible() {
    ObjectNode group = JSON.createObjectNode().put("groupId", GROUP);
    ObjectNode rule =
        JSON.createObjectNode().put("ruleType", "COMPATIBILITY").put("config", COMPATIBILITY);
    return post("/groups", group)
        .thenApply(Answer::taken)
        .thenCompose(_ -> post("/groups/" + GROUP + "/rules", rule))
        .thenApply(Answer::taken)
        .thenCompose(_ -> put("/groups/" + GROUP + "/rules/COMPATIBILITY", rule))
        .thenAccept(Answer::taken);
  }

  /** False if it has a version of that name. */
  CompletableFuture<Boolean> register(SchemaVersion version) {
    ObjectNode first = JSON.createObjectNode();
    first.put("artifactId", version.wireType()).put("artifactType", "AVRO");
    first.set("firstVersion", written(version));
    return post(ARTIFACTS, first)
        .thenApply(Answer::taken)
        .thenCompose(
            begun ->
                begun
                    ? CompletableFuture.completedFuture(true)
                    : post(ARTIFACTS + "/" + version.wireType() + "/versions", written(version))
                        .thenApply(Answer::taken));
  }

  private static JsonNode written(SchemaVersion version) {
    ObjectNode written = JSON.createObjectNode().put("version", version.number());
    written.putObject("labels").put("fingerprint", "%016x".formatted(version.fingerprint()));
    written
        .putObject("content")
        .put("content", version.json())
        .put("contentType", "application/json");
    return written;
  }

  private CompletableFuture<Answer> get(String path) {
    return send(path, "GET", BodyPublishers.noBody());
  }

  private CompletableFuture<Answer> post(String path, JsonNode body) {
    return send(path, "POST", BodyPublishers.ofString(body.toString()));
  }

  private CompletableFuture<Answer> put(String path, JsonNode body) {
    return send(path, "PUT", BodyPublishers.ofString(body.toString()));
  }

  private CompletableFuture<Answer> send(String path, String method, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.at(path))
            .header("Content-Type", "application/json")
            .method(method, body);
    address.authorization().ifPresent(value -> request.header("Authorization", value));
    return http.sendAsync(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES))
        .orTimeout(address.toAnswer().toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (response, fault) -> {
              if (fault != null) {
                throw new RegistryAway(address, Faults.inWords(fault, address));
              }
              return new Answer(address, response.statusCode(), response.body());
            });
  }
}
