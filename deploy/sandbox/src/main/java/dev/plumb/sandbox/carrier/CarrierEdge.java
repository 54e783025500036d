package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.Problem;
import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.call.Answers;
import dev.plumb.sandbox.call.Calls;
import dev.plumb.sandbox.call.Dialect;
import dev.plumb.sandbox.call.Post;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.fault.Call;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Between HTTP and the parcels. */
@Singleton
class CarrierEdge {
  private static final Dialect CARRIER = new CarrierDialect();

  private final Calls calls;

  CarrierEdge(Calls calls) {
    this.calls = calls;
  }

  Response post(
      HttpServerRequest request, String parameters, Call call, Function<Work, Reply> decision)
      throws InterruptedException {
    String key = request.getHeader("Idempotency-Key");
    Post post = new Post(request.path(), key, parameters, call);
    return send(calls.post(CARRIER, post, decision), key, request);
  }

  Response get(HttpServerRequest request, String reference, Supplier<Reply> answer)
      throws InterruptedException {
    return send(calls.get(CARRIER, reference, answer), null, request);
  }

  private static Response send(Optional<Reply> reply, String key, HttpServerRequest request) {
    boolean fine = reply.map(present -> present.status() < 400).orElse(true);
    String type = fine ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE;
    return Answers.send(reply, type, key, request);
  }
}
