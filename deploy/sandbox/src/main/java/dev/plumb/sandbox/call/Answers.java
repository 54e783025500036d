package dev.plumb.sandbox.call;

import dev.plumb.sandbox.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** From a reply to bytes on the connection, or to a closed connection. */
public final class Answers {
  private Answers() {}

  public static Response send(
      Optional<Reply> reply, String mediaType, String key, HttpServerRequest request) {
    if (reply.isEmpty()) {
      return cut(request);
    }
    if (reply.get().torn()) {
      writeHalf(reply.get(), mediaType, request);
      return cut(request);
    }
    Response.ResponseBuilder answer =
        Response.status(reply.get().status()).type(mediaType).entity(reply.get().body());
    if (key != null) {
      answer.header("Idempotency-Key", key);
    }
    if (reply.get().replayed()) {
      answer.header("Idempotent-Replayed", "true");
    }
    return answer.build();
  }

  private static void writeHalf(Reply reply, String mediaType, HttpServerRequest request) {
    Buffer body = Buffer.buffer(reply.body());
    HttpServerResponse response = request.response();
    response
        .setStatusCode(reply.status())
        .putHeader("Content-Type", mediaType)
        .putHeader("Content-Length", Integer.toString(body.length()));
    waitFor(response.write(body.getBuffer(0, body.length() / 2)));
  }

  /** Waited for, or the answer returned here would still slip out. */
  private static Response cut(HttpServerRequest request) {
    waitFor(request.connection().close());
    return Response.serverError().build();
  }

  private static void waitFor(Future<Void> done) {
    done.toCompletionStage().toCompletableFuture().join();
  }
}
