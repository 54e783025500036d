package dev.plumb.order.http;

import dev.plumb.http.Problem;
import dev.plumb.order.domain.Refusal;
import java.util.List;

/** A refusal as the client reads it: 409 where the order's status forbids it, 422 for content. */
final class RefusalProblem {

  private RefusalProblem() {}

  static Problem of(Refusal why) {
    return switch (why) {
      case Refusal.NotInThisStatus it ->
          Problem.of(409, "not-in-this-status", "The order is %s.".formatted(it.status()));
      case Refusal.TooLateToCancel it -> Problem.of(409, "too-late-to-cancel", it.reason());
      case Refusal.MoreThanWasPaid it -> field("amount", it.reason());
      case Refusal.NoSuchLine it -> field("lineIds", it.reason());
    };
  }

  static Problem noSuchOrder() {
    return Problem.of(404, "no-such-order", "There is no order with this id.");
  }

  private static Problem field(String field, String reason) {
    return Problem.invalid(422, List.of(new Problem.FieldError(field, reason)));
  }
}
