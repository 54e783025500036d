package dev.plumb.shipping.provider;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The carrier's API over HTTP, with a memory of its own. The SKU of a parcel's first line says what
 * goes wrong with it; {@code posts} of an answer counts the calls for a reference.
 */
public final class CarrierStandIn implements QuarkusTestResourceLifecycleManager {

  /** References of the parcels about which it has been asked and thinks. */
  public static final Set<String> THINKING = ConcurrentHashMap.newKeySet();

  /** References of those that it has decided to refuse. */
  public static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

  private static final String STRANGER = "0190a4c8-0000-7000-8000-00000000dead";

  private final Map<String, JsonObject> parcels = new ConcurrentHashMap<>();
  private final Map<String, Integer> posts = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/carrier/shipments", this::handle);
    server.createContext("/carrier/returns", this::fetchBack);
    server.start();
    return Map.of(
        "plumb.carrier.url",
        "http://localhost:" + server.getAddress().getPort(),
        "plumb.carrier.webhook-secret",
        "whsec_sandbox",
        "plumb.carrier.webhook-secret-next",
        "whsec_next",
        "quarkus.rest-client.carrier.read-timeout",
        "500");
  }

  @Override
  public void stop() {
    stopped.countDown();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("GET")) {
        find(exchange);
      } else {
        take(exchange);
      }
    }
  }

  private void fetchBack(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String reference = new JsonObject(body).getString("reference");
      parcels.values().stream()
          .filter(parcel -> parcel.getString("reference").equals(reference))
          .forEach(parcel -> parcel.put("returning", true));
      answer(exchange, 200, new JsonObject().put("trackingNumber", "T").put("returning", true));
    }
  }

  private void find(HttpExchange exchange) throws IOException {
    String reference = exchange.getRequestURI().getQuery().replaceFirst("^reference=", "");
    JsonArray found = new JsonArray();
    parcels.values().stream()
        .filter(parcel -> parcel.getString("reference").equals(reference))
        .forEach(found::add);
    answer(
        exchange,
        200,
        new JsonObject().put("shipments", found).put("posts", posts.getOrDefault(reference, 0)));
  }

  private void take(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    JsonObject request =
        new JsonObject(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String sku = request.getJsonArray("lines").getJsonObject(0).getString("sku");
    int attempt = posts.merge(request.getString("reference"), 1, Integer::sum);
    switch (sku) {
      case "REFUSE" -> answer(exchange, 422, new JsonObject().put("detail", "no such street"));
      case "REFUSE-WHEN-TOLD" -> {
        THINKING.add(request.getString("reference"));
        await().until(() -> REFUSED.contains(request.getString("reference")));
        answer(exchange, 422, new JsonObject().put("detail", "no such street"));
      }
      case "BREAK-BEFORE" -> {
        if (attempt == 1) {
          answer(exchange, 503, new JsonObject());
        } else {
          answer(exchange, 201, parcel(key, request));
        }
      }
      case "BREAK-AFTER" -> {
        parcel(key, request);
        answer(exchange, 500, new JsonObject());
      }
      case "WRONG-ANSWER" -> {
        parcel(key, request);
        answer(exchange, 201, parcel(key + "?", new JsonObject().put("reference", STRANGER)));
      }
      case "SILENT-AFTER" -> {
        parcel(key, request);
        waitUntilNobodyListens();
      }
      default -> answer(exchange, 201, parcel(key, request));
    }
  }

  private void waitUntilNobodyListens() {
    try {
      stopped.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonObject parcel(String key, JsonObject request) {
    return parcels.computeIfAbsent(
        key,
        k ->
            new JsonObject()
                .put("id", "shp_" + parcels.size())
                .put("reference", request.getString("reference"))
                .put("trackingNumber", "TRK-" + request.getString("reference").substring(0, 8))
                .put("status", "registered"));
  }

  private static void answer(HttpExchange exchange, int status, JsonObject body)
      throws IOException {
    byte[] bytes = body.encode().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
