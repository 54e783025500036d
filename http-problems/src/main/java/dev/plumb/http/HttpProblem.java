package dev.plumb.http;

/** What HTTP itself refuses, before anybody reads the request. */
final class HttpProblem {

  private HttpProblem() {}

  static Problem of(int status) {
    return switch (status) {
      case 400 -> Problem.of(status, "bad-request", "The request can't be read.");
      case 404 -> Problem.of(status, "not-found", "There is nothing at this address.");
      case 405 -> Problem.of(status, "method-not-allowed", "Not with this method.");
      case 406 -> Problem.of(status, "not-acceptable", "Answers are application/json.");
      case 413 -> Problem.of(status, "body-too-large", "The body is too large.");
      case 415 -> Problem.of(status, "unsupported-media-type", "Send application/json.");
      case 500 -> Problem.of(status, "fault", "Something went wrong here; it is written down.");
      default -> Problem.of(status, "refused", "The request is refused.");
    };
  }
}
