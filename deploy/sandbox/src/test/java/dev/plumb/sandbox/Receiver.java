package dev.plumb.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes webhooks, and refuses as often as it is told to. */
public final class Receiver {
  public static final String SECRET = "whsec_test";

  /**
   * @param about the order the event belongs to; the payment intent for refunds
   */
  public record Taken(
      String path, String signature, String body, String id, String type, String about) {}

  private final HttpServer server;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Receiver receiver = new Receiver(server);
      server.createContext("/", receiver::take);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  void stop() {
    server.stop(0);
  }

  /** The next {@code times} events about the order are answered 500. */
  public void refuse(String about, int times) {
    // One more: counted down before it is looked at.
    refusals.put(about, times + 1);
  }

  /** What arrived about an order, refused or not, in the order it arrived. */
  public List<Taken> about(String about) {
    return taken.stream().filter(event -> about.equals(event.about())).toList();
  }

  public List<String> typesAbout(String about) {
    return about(about).stream().map(Taken::type).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String header = path.equals("/payment") ? "Stripe-Signature" : "Carrier-Signature";
      JsonNode event = Json.CAMEL.readTree(body);
      String about = about(event);
      taken.add(
          new Taken(
              path,
              exchange.getRequestHeaders().getFirst(header),
              body,
              event.path("id").asText(),
              event.path("type").asText(),
              about));
      boolean refused = refusals.merge(about, 0, (left, none) -> left - 1) > 0;
      exchange.sendResponseHeaders(refused ? 500 : 204, -1);
    }
  }

  private static String about(JsonNode event) {
    JsonNode object = event.path("data").path("object");
    if (object.isMissingNode()) {
      return event.path("reference").asText();
    }
    String order = object.path("metadata").path("order_id").asText();
    return order.isEmpty() ? object.path("payment_intent").asText() : order;
  }
}
