package dev.plumb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Everything that goes wrong leaves as RFC 9457's problem+json. Public for the classes Quarkus
 * generates around each mapper, which live with the application.
 */
public class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response badInput(BadInput fault) {
    return fault.problem().response();
  }

  @ServerExceptionMapper
  public Response violation(ConstraintViolationException fault) {
    return Violations.problem(fault.getConstraintViolations()).response();
  }

  @ServerExceptionMapper
  public Response mismatch(MismatchedInputException fault) {
    return Problem.unreadable(fault).response();
  }

  @ServerExceptionMapper
  public Response refusedByTheServer(WebApplicationException fault) {
    if (fault.getCause() instanceof JsonProcessingException json) {
      return Problem.unreadable(json).response();
    }
    return HttpProblem.of(fault.getResponse().getStatus()).response();
  }

  @ServerExceptionMapper
  public Response fault(Throwable fault) {
    if (PassingFault.is(fault)) {
      LOG.warnf("Refused for now: %s", fault.getMessage());
      return PassingFault.response();
    }
    LOG.error("Request failed", fault);
    return HttpProblem.of(500).response();
  }
}
