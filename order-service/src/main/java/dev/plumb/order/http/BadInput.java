package dev.plumb.order.http;

/** Found wrong while it was read; nothing was done yet. */
final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  BadInput(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
