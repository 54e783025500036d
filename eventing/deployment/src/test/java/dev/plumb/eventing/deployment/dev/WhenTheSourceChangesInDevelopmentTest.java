package dev.plumb.eventing.deployment.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Development mode with backends of its own, as {@code ./mvnw quarkus:dev} has it. */
class WhenTheSourceChangesInDevelopmentTest {

  private static final int PORT = freePort();
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SETTINGS =
      """
      quarkus.application.name=pond-service
      quarkus.http.port=%d
      quarkus.datasource.db-kind=postgresql
      quarkus.flyway.migrate-at-start=false
      quarkus.flyway.locations=db/eventing
      mp.messaging.incoming.pebble.connector=plumb-rabbitmq
      """
          .formatted(PORT);

  @RegisterExtension
  static final QuarkusDevModeTest DEVELOPMENT =
      new QuarkusDevModeTest()
          .withApplicationRoot(
              jar ->
                  jar.addClass(Pond.class)
                      .addAsResource(new StringAsset(SETTINGS), "application.properties"));

  @Test
  void relayAndConsumersAreBackAfterEachReload() {
    eventGoesRound("splash");

    DEVELOPMENT.modifySourceFile(Pond.class, source -> source.replace("splash", "plop"));
    eventGoesRound("plop");

    DEVELOPMENT.modifySourceFile(Pond.class, source -> source.replace("plop", "splash"));
    eventGoesRound("splash");
  }

  private static void eventGoesRound(String sound) {
    String path = "/pond/" + UUID.randomUUID();
    await().atMost(SOON).until(() -> answer("GET", "/q/health/ready").statusCode() == 200);
    assertThat(answer("POST", path).body()).isEqualTo("thrown");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(answer("GET", path).body()).isEqualTo(sound));
  }

  private static HttpResponse<String> answer(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
            .timeout(SOON)
            .method(method, BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }
}
