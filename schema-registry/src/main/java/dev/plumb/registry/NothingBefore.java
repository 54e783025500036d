package dev.plumb.registry;

import dev.plumb.http.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** No request is served before the registry has what it would be told in. */
@Provider
public class NothingBefore implements ContainerRequestFilter {

  private final jakarta.inject.Provider<RegistryCheck> check;

  /**
   * @param check asked for at each request: filters are made before there are settings
   */
  NothingBefore(jakarta.inject.Provider<RegistryCheck> check) {
    this.check = check;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!check.get().isOpen()) {
      request.abortWith(
          Response.fromResponse(
                  Problem.of(503, "unavailable", "Try again in a moment; nothing was done.")
                      .response())
              .header("Retry-After", 1)
              .build());
    }
  }
}
