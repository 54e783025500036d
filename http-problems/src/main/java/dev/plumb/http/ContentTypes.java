package dev.plumb.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a content type that is none, at which looking for the resource would fail. */
public class ContentTypes {

  private static final int UNSUPPORTED = 415;

  @ServerRequestFilter(preMatching = true)
  public Optional<Response> refused(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    return type == null || isOne(type)
        ? Optional.empty()
        : Optional.of(HttpProblem.of(UNSUPPORTED).response());
  }

  private static boolean isOne(String type) {
    try {
      return MediaType.valueOf(type) != null;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
