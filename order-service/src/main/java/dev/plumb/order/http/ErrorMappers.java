package dev.plumb.order.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Everything that goes wrong leaves as RFC 9457's problem+json. */
class ErrorMappers {

  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

  @ServerExceptionMapper
  Response badInput(BadInput fault) {
    return fault.problem().response();
  }

  @ServerExceptionMapper
  Response violation(ConstraintViolationException fault) {
    return Violations.problem(fault.getConstraintViolations()).response();
  }

  @ServerExceptionMapper
  Response mismatch(MismatchedInputException fault) {
    return JsonProblems.of(fault).response();
  }

  @ServerExceptionMapper
  Response refusedByTheServer(WebApplicationException fault) {
    if (fault.getCause() instanceof JsonProcessingException json) {
      return JsonProblems.of(json).response();
    }
    Response refused = fault.getResponse();
    return Response.fromResponse(HttpProblem.of(refused.getStatus()).response())
        .header("Allow", refused.getHeaderString("Allow"))
        .build();
  }

  @ServerExceptionMapper
  Response fault(Throwable fault) {
    if (PassingFault.is(fault)) {
      LOG.warnf("Refused for now: %s", fault.getMessage());
      return PassingFault.response();
    }
    LOG.error("Request failed", fault);
    return HttpProblem.of(500).response();
  }
}
