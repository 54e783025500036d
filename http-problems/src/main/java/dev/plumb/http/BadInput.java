package dev.plumb.http;

import jakarta.ws.rs.WebApplicationException;

/** Found wrong while it was read; nothing was done yet. Leaves as its problem. */
public final class BadInput extends WebApplicationException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public BadInput(Problem problem) {
    super(problem.detail(), problem.status());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
