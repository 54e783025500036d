package dev.plumb.order;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Three merchants: one takes what it isn't told to refuse, one takes nothing, one has moved. */
public final class Merchants implements QuarkusTestResourceLifecycleManager {

  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  public static final String NEXT = "whsec_YW5vdGhlci1zZWNyZXQtb2YtMzItYnl0ZXMtbGVuZ3Ro";

  /** One request, refused or not. */
  public record Told(
      String path,
      String id,
      String time,
      String signature,
      String type,
      UUID order,
      String body) {}

  private static final List<Told> TOLD = new CopyOnWriteArrayList<>();
  private static final Map<UUID, Integer> REFUSALS = new ConcurrentHashMap<>();

  private HttpServer server;

  /** What came at a path about an order, in the order it came. */
  public static List<Told> told(String path, UUID order) {
    return TOLD.stream()
        .filter(told -> told.path().equals(path) && told.order().equals(order))
        .toList();
  }

  /** The next so many about the order are answered 503. */
  public static void refuse(UUID order, int times) {
    REFUSALS.put(order, times);
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    Map<String, String> settings = new HashMap<>();
    settings.put("plumb.merchant.anywhere", "true");
    settings.put("plumb.effect.provider.webhook.backoff", "50ms");
    settings.put("plumb.effect.provider.webhook.max-backoff", "200ms");
    settings.put("plumb.effect.provider.webhook.circuit-volume", "1000");
    for (String name : List.of("shop", "deaf", "moved")) {
      String prefix = "plumb.merchant.endpoint." + name;
      settings.put(
          prefix + ".url", "http://localhost:" + server.getAddress().getPort() + "/" + name);
      settings.put(prefix + ".secret", SECRET);
    }
    settings.put("plumb.merchant.endpoint.shop.secret-next", NEXT);
    return settings;
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      JsonObject json = new JsonObject(body);
      UUID order = UUID.fromString(json.getJsonObject("data").getString("orderId"));
      TOLD.add(
          new Told(
              path,
              exchange.getRequestHeaders().getFirst("webhook-id"),
              exchange.getRequestHeaders().getFirst("webhook-timestamp"),
              exchange.getRequestHeaders().getFirst("webhook-signature"),
              json.getString("type"),
              order,
              body));
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(status(path, order), -1);
    }
  }

  private static int status(String path, UUID order) {
    return switch (path) {
      case "/deaf" -> 500;
      case "/moved" -> 307;
      default ->
          REFUSALS.computeIfPresent(order, (id, left) -> left > 0 ? left - 1 : null) == null
              ? 204
              : 503;
    };
  }
}
