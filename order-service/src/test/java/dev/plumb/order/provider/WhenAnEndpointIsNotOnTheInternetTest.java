package dev.plumb.order.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.plumb.order.usecase.MerchantSettings;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenAnEndpointIsNotOnTheInternetTest {

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer inside;

  @BeforeEach
  void start() throws IOException {
    inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    inside.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    inside.start();
  }

  @AfterEach
  void stop() {
    inside.stop(0);
    vertx.closeAndAwait();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"})
  void nothingIsSentThere(String host) {
    WebhookPost post = new WebhookPost(vertx, settings(false));

    assertThatThrownBy(() -> send(post, host)).hasMessageContaining("not on the internet");
    assertThat(requests).hasValue(0);
  }

  @Test
  void whereSettingsAllowItItIs() {
    WebhookPost post = new WebhookPost(vertx, settings(true));

    assertThat(send(post, "localhost")).isEqualTo(204);
    assertThat(requests).hasValue(1);
  }

  @Test
  void suchSettingsAreNamedAtTheStart() {
    var rule =
        new MerchantSettingsRule(settings(false, endpoint("http://localhost/", "whsec_short")));

    assertThat(rule.problems())
        .anySatisfy(it -> assertThat(it).contains("endpoint.shop.url must begin with https://"))
        .anySatisfy(it -> assertThat(it).contains("endpoint.shop.secret"))
        .noneSatisfy(it -> assertThat(it).contains("short"));
  }

  private int send(WebhookPost post, String host) {
    URI url = URI.create("http://" + host + ":" + inside.getAddress().getPort() + "/hook");
    return post.send(url, Map.of(), "{}").await().atMost(Duration.ofSeconds(10));
  }

  private static MerchantSettings settings(boolean anywhere) {
    return settings(anywhere, null);
  }

  private static MerchantSettings settings(boolean anywhere, MerchantSettings.Endpoint endpoint) {
    return new MerchantSettings() {
      @Override
      public Map<String, Endpoint> endpoint() {
        return endpoint == null ? Map.of() : Map.of("shop", endpoint);
      }

      @Override
      public boolean anywhere() {
        return anywhere;
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(5);
      }
    };
  }

  private static MerchantSettings.Endpoint endpoint(String url, String secret) {
    return new MerchantSettings.Endpoint() {
      @Override
      public URI url() {
        return URI.create(url);
      }

      @Override
      public String secret() {
        return secret;
      }

      @Override
      public Optional<String> secretNext() {
        return Optional.empty();
      }
    };
  }
}
