package dev.plumb.billing.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Answers that a well-behaved provider never gives. */
public final class ScriptedProvider implements AutoCloseable {

  public record Request(String line, String key, String authorization, String body) {}

  /**
   * @param status 0: never answers
   */
  public record Answer(int status, String body) {}

  private final HttpServer server;
  private volatile Function<Request, Answer> script = _ -> new Answer(500, "{}");
  public final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  public ScriptedProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public void answers(int status, String body) {
    answers(_ -> new Answer(status, body));
  }

  public void answers(Function<Request, Answer> next) {
    script = next;
  }

  private void answer(HttpExchange exchange) throws IOException {
    Request request =
        new Request(
            exchange.getRequestMethod() + " " + exchange.getRequestURI(),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    requests.add(request);
    Answer answer = script.apply(request);
    if (answer.status() != 0) {
      byte[] body = answer.body().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
