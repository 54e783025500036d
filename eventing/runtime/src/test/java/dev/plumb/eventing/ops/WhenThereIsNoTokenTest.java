package dev.plumb.eventing.ops;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WhenThereIsNoTokenTest {

  private static final String TOKEN = "sixteen-chars-ok";

  @Test
  void thereIsNothingWhateverIsShown() {
    assertThat(status(Optional.empty(), null)).contains(404);
    assertThat(status(Optional.empty(), "Bearer ")).contains(404);
    assertThat(status(Optional.empty(), "Bearer " + TOKEN)).contains(404);
  }

  @Test
  void withOneItHasToBeShown() {
    assertThat(status(Optional.of(TOKEN), null)).contains(401);
    assertThat(status(Optional.of(TOKEN), TOKEN)).contains(401);
    assertThat(status(Optional.of(TOKEN), "Bearer " + TOKEN + " ")).contains(401);
    assertThat(status(Optional.of(TOKEN), "Bearer " + TOKEN)).isEmpty();
  }

  @Test
  void aShortOneStopsTheStart() {
    OpsProducer producer = new OpsProducer();

    assertThat(producer.rule(() -> Optional.of("short")).problems())
        .singleElement()
        .asString()
        .startsWith("plumb.ops.token is shorter than 16 characters");
    assertThat(producer.rule(() -> Optional.of(TOKEN)).problems()).isEmpty();
    assertThat(producer.rule(Optional::empty).problems()).isEmpty();
  }

  /** Of the answer that ends the request here; empty if it passes. */
  private static Optional<Integer> status(Optional<String> token, String authorization) {
    AtomicReference<Response> aborted = new AtomicReference<>();
    ContainerRequestContext request =
        (ContainerRequestContext)
            Proxy.newProxyInstance(
                WhenThereIsNoTokenTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, args) ->
                    switch (method.getName()) {
                      case "getHeaderString" -> authorization;
                      case "getLength" -> 0;
                      case "abortWith" -> {
                        aborted.set((Response) args[0]);
                        yield null;
                      }
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    new OpsGuard(() -> () -> token).filter(request);
    return Optional.ofNullable(aborted.get()).map(Response::getStatus);
  }
}
