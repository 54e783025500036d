package dev.plumb.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.http.Problem;
import dev.plumb.order.domain.Answer;
import dev.plumb.order.domain.Decision;
import dev.plumb.order.domain.KeyedRequest;
import dev.plumb.order.domain.Order;
import dev.plumb.order.usecase.KeyedOutcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Answers that can be kept and given again, and the requests they belong to. */
@Singleton
class KeyedAnswers {

  private final ObjectMapper json;

  KeyedAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** White space and the order of fields make no other request. */
  KeyedRequest request(String scope, String key, Object content) {
    return new KeyedRequest(scope, key, sha256(bytes(content)));
  }

  Answer created(Order order) {
    return new Answer(201, Optional.of("/orders/" + order.id()), text(OrderView.of(order)));
  }

  Answer of(Decision decision) {
    return switch (decision) {
      case Decision.Accepted it ->
          new Answer(202, Optional.empty(), text(OrderView.of(it.order())));
      case Decision.AlreadyDone it ->
          new Answer(202, Optional.empty(), text(OrderView.of(it.order())));
      case Decision.Refused it -> problem(RefusalProblem.of(it.why()));
    };
  }

  Response response(KeyedOutcome outcome) {
    return switch (outcome) {
      case KeyedOutcome.Answered it -> response(it.answer());
      case KeyedOutcome.NoSuchOrder it -> RefusalProblem.noSuchOrder().response();
      case KeyedOutcome.KeyReused it ->
          Problem.of(422, "idempotency-key-reused", "This key stands for another request already.")
              .response();
      case KeyedOutcome.StillRunning it ->
          Response.fromResponse(
                  Problem.of(
                          409,
                          "request-still-running",
                          "The first request with this key is still running.")
                      .response())
              .header("Retry-After", 1)
              .build();
    };
  }

  Response response(Decision decision) {
    return response(of(decision));
  }

  private Response response(Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .type(answer.status() < 300 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE)
            .entity(answer.body());
    answer.location().ifPresent(location -> response.header("Location", location));
    return response.build();
  }

  private Answer problem(Problem problem) {
    return new Answer(problem.status(), Optional.empty(), text(problem));
  }

  private String text(Object view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] bytes(Object content) {
    try {
      return json.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
