package dev.plumb.eventing.ops;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets nobody pass without the token, and hides that there is anything where none is set. */
@Provider
@ForOperators
public class OpsGuard implements ContainerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final Optional<byte[]> token;

  OpsGuard(OpsSettings settings) {
    this.token = settings.token().map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (token.isEmpty()) {
      request.abortWith(Problem.notFound("There is no /ops here: plumb.ops.token is not set."));
    } else if (!isRight(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      request.abortWith(Problem.unauthorized());
    }
  }

  /** Takes as long for a token that is nearly right as for any other. */
  private boolean isRight(String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return false;
    }
    byte[] offered = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(offered, token.orElseThrow());
  }
}
