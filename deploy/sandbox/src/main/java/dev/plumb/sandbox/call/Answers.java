package dev.plumb.sandbox.call;

import dev.plumb.sandbox.Reply;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** From a reply to bytes on the connection, or to a closed connection. */
public final class Answers {
  private Answers() {}

  public static Response send(
      Optional<Reply> reply, String mediaType, String key, HttpServerRequest request) {
    if (reply.isEmpty()) {
      // Waited for, or the answer below would still slip out.
      request.connection().close().toCompletionStage().toCompletableFuture().join();
      return Response.serverError().build();
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
}
