package dev.plumb.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumb.local.OrderMix.Draft;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order service has the shipment's news before the payment's, as it may. */
class WhenTheMoneyIsHeardOfLateTest {
  private static final int UNPAID_LOOKS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String order = UUID.randomUUID().toString();
  private HttpServer service;
  private int looks;
  private int refused;
  private boolean refunded;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/orders", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  void whoWantsAPartBackAsksOnceTheOrderIsPaid() {
    Draft draft =
        new OrderMix(1)
            .orders(Intention.values().length).stream()
                .filter(it -> it.intention() == Intention.ASK_A_PART_BACK)
                .findFirst()
                .orElseThrow();
    Http http = new Http("http://localhost:" + service.getAddress().getPort());

    Experience experience = new Customer(draft, new Calls(List.of(http)), PATIENCE).live();

    assertThat(experience.isFinal()).isTrue();
    assertThat(refunded).isTrue();
    assertThat(refused).isZero();
  }

  /** One request at a time, on the server's own thread. */
  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestMethod().equals("GET")) {
      looks++;
      answer(
          exchange,
          200,
          "{\"status\":\"DELIVERED\",\"payment\":{\"captured\":%d,\"refunded\":%d}}"
              .formatted(isPaid() ? 2500 : 0, refunded ? 50 : 0));
    } else if (!exchange.getRequestURI().getPath().endsWith("/refunds")) {
      answer(exchange, 201, "{\"orderId\":\"%s\"}".formatted(order));
    } else if (isPaid()) {
      refunded = true;
      answer(exchange, 202, "{}");
    } else {
      refused++;
      answer(exchange, 409, "{\"type\":\"urn:problem:more-than-was-paid\"}");
    }
  }

  private boolean isPaid() {
    return looks > UNPAID_LOOKS;
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream to = exchange.getResponseBody()) {
      to.write(body);
    }
  }
}
