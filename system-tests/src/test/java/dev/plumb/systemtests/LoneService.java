package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Daemon;
import dev.plumb.local.Http;
import dev.plumb.local.PackagedJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged shipping service alone, started with settings that need not be right. */
final class LoneService implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Daemon process;
  private final Http http;
  private Process started;

  private LoneService(Daemon process, Http http) {
    this.process = process;
    this.http = http;
  }

  /** Returns once it answers, ready or not. */
  static LoneService start(Backends backends, String name, Map<String, String> settings) {
    int port = freePort();
    Map<String, String> environment = new HashMap<>(usual(backends));
    environment.put("QUARKUS_HTTP_PORT", "" + port);
    environment.putAll(settings);
    Path folder = backends.folder().resolve(name);
    Path jar = Path.of("..", "shipping-service/target/quarkus-app/quarkus-run.jar");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Daemon process = new Daemon(folder, folder.resolve("log"));
    process.endWithBackends("TERM");
    LoneService service = new LoneService(process, new Http("http://localhost:" + port));
    service.started =
        process.start(
            PackagedJar.command(jar.toAbsolutePath().normalize()), environment, service::answers);
    return service;
  }

  /** Not ready, and says so with all of these in one answer. */
  void waitsFor(String... words) {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Http.Answer health = http.get("/q/health/ready");
              assertThat(health.status()).isEqualTo(503);
              assertThat(health.text()).contains(words);
            });
  }

  /** By itself: nobody has restarted it. */
  void becomesReady() {
    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(http.get("/q/health/ready"))
                    .extracting(Http.Answer::status)
                    .isEqualTo(200));
  }

  /** SIGTERM, without a wait for what comes of it. */
  void terminate() {
    process.process().ifPresent(ProcessHandle::destroy);
  }

  /** Within the time that a cluster would give it. */
  int exitCode() throws InterruptedException {
    assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return started.exitValue();
  }

  void kill() {
    process.end("KILL");
  }

  /** By itself. */
  void ends() {
    Awaitility.await().atMost(SOON).until(() -> process.process().isEmpty());
  }

  Http http() {
    return http;
  }

  String log() {
    try {
      return Files.readString(process.log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.end("TERM");
  }

  private boolean answers() {
    try {
      http.get("/q/health/live");
      return true;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private static Map<String, String> usual(Backends backends) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", backends.postgres().jdbcUrl("shipping"),
        "QUARKUS_DATASOURCE_REACTIVE_URL", backends.postgres().reactiveUrl("shipping"),
        "QUARKUS_DATASOURCE_USERNAME", backends.postgres().user(),
        "QUARKUS_DATASOURCE_PASSWORD", backends.postgres().password(),
        "RABBITMQ_HOST", backends.rabbit().host(),
        "RABBITMQ_PORT", "" + backends.rabbit().port(),
        "RABBITMQ_USERNAME", backends.rabbit().user(),
        "RABBITMQ_PASSWORD", backends.rabbit().password(),
        "PLUMB_CARRIER_WEBHOOK_SECRET", "whsec_sandbox",
        "QUARKUS_OTEL_SDK_DISABLED", "true");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
