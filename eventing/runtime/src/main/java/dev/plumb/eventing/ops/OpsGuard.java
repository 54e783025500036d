package dev.plumb.eventing.ops;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Lets nobody pass without the token, nor anything that calls itself other than JSON, and hides
 * that there is anything where no token is set.
 */
@jakarta.ws.rs.ext.Provider
@ForOperators
public class OpsGuard implements ContainerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final Provider<OpsSettings> settings;

  /**
   * @param settings asked for at each request: filters are made before there are settings
   */
  OpsGuard(Provider<OpsSettings> settings) {
    this.settings = settings;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<String> token = settings.get().token();
    if (token.isEmpty()) {
      request.abortWith(Problem.notFound("There is no /ops here: plumb.ops.token is not set."));
    } else if (!isRight(request.getHeaderString(HttpHeaders.AUTHORIZATION), token.get())) {
      request.abortWith(Problem.unauthorized());
    } else if (hasBody(request) && isOther(request.getMediaType())) {
      request.abortWith(Problem.unsupported("A body here is application/json."));
    }
  }

  /** Some clients name a type though they send nothing. */
  private static boolean hasBody(ContainerRequestContext request) {
    return request.getLength() != 0;
  }

  private static boolean isOther(MediaType given) {
    return given != null && !given.isCompatible(MediaType.APPLICATION_JSON_TYPE);
  }

  /** Takes as long for a token that is nearly right as for any other. */
  private static boolean isRight(String authorization, String token) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return false;
    }
    byte[] offered = authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(offered, token.getBytes(StandardCharsets.UTF_8));
  }
}
