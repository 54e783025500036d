package dev.plumb.sandbox.provider;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Any test key opens the sandbox; a live key must never come near it. */
@Provider
class ApiKeyFilter implements ContainerRequestFilter {
  private static final String BEARER = "Bearer ";

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().startsWith("/v1/")) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.startsWith(BEARER)) {
      refuse(
          request,
          "You did not provide an API key. You need to provide your API key in the Authorization"
              + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
      return;
    }
    String key = header.substring(BEARER.length()).strip();
    if (!key.startsWith("sk_test_")) {
      refuse(request, "Invalid API Key provided: " + masked(key));
    }
  }

  private static String masked(String key) {
    return key.substring(0, Math.min(8, key.length())) + "****";
  }

  private static void refuse(ContainerRequestContext request, String message) {
    request.abortWith(
        Response.status(401)
            .type(MediaType.APPLICATION_JSON)
            .entity(StripeError.invalid(null, null, message).as(401).body())
            .build());
  }
}
