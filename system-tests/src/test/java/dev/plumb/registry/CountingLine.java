package dev.plumb.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Passes GETs on to a registry and remembers them. */
final class CountingLine implements AutoCloseable {

  private final String registry;
  private final HttpServer door;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean down;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  CountingLine(String registry) {
    this.registry = registry;
    try {
      door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    door.setExecutor(threads);
    door.createContext("/", this::pass);
    door.start();
  }

  URI url() {
    return URI.create("http://localhost:" + door.getAddress().getPort());
  }

  /** Then it answers as a proxy does that finds nobody behind it. */
  void down(boolean now) {
    down = now;
  }

  long searches() {
    return asked.stream().filter(path -> path.contains("/search/")).count();
  }

  long all() {
    return asked.size();
  }

  @Override
  public void close() {
    door.stop(0);
    threads.close();
    http.close();
  }

  private void pass(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    try (exchange) {
      if (down) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(registry + exchange.getRequestURI())).build(),
              BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
