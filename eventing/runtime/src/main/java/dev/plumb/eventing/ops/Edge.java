package dev.plumb.eventing.ops;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.DatabaseAway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all resources here answer with. */
final class Edge {

  private Edge() {}

  /** Reading the request and doing what it says; nothing is done if it can't be read. */
  static Uni<Response> answer(Supplier<Uni<Response>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .onFailure(BadRequest.class)
        .recoverWithItem(bad -> Problem.badRequest(bad.getMessage()))
        .onFailure(DatabaseAway.class)
        .recoverWithItem(away -> Problem.unavailable(sentence(away.getMessage())));
  }

  static Response ok(JsonObject json) {
    return Response.ok(json.encode(), MediaType.APPLICATION_JSON_TYPE).build();
  }

  /** 202 where {@link #of} says 200: it goes on by itself. */
  static <T> Response accepted(Answer<T> answer, Function<T, JsonObject> view) {
    Response response = of(answer, view);
    return answer instanceof Answer.Done<T>
        ? Response.fromResponse(response).status(Response.Status.ACCEPTED).build()
        : response;
  }

  static <T> Response of(Answer<T> answer, Function<T, JsonObject> view) {
    return switch (answer) {
      case Answer.Done<T>(T result) -> ok(view.apply(result));
      case Answer.NotFound<T>(String what) -> Problem.notFound("There is no " + what + ".");
      case Answer.Conflict<T>(String why) -> Problem.conflict(sentence(why));
    };
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
