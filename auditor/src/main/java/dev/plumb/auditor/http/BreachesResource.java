package dev.plumb.auditor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.auditor.domain.Rules;
import dev.plumb.auditor.read.AuditorSettings;
import dev.plumb.auditor.watch.Breach;
import dev.plumb.auditor.watch.Breaches;
import dev.plumb.http.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** What is wrong now, oldest first; for whoever has the token that the services ask for. */
@Path("/breaches")
class BreachesResource {

  /**
   * @param rules that every order and service is held against
   */
  record Answer(int rules, List<Breach> breaches) {}

  private final Breaches breaches;
  private final Optional<String> token;

  BreachesResource(Breaches breaches, AuditorSettings settings) {
    this.breaches = breaches;
    this.token = settings.token();
  }

  @GET
  public Response all(@HeaderParam("Authorization") String authorization) {
    return token.filter(secret -> !isRight(secret, authorization)).isPresent()
        ? Problem.of(401, "unauthorized", "Send plumb.auditor.token as a bearer token.").response()
        : Response.ok(new Answer(Rules.names().size(), breaches.all())).build();
  }

  private static boolean isRight(String secret, String authorization) {
    return MessageDigest.isEqual(
        ("Bearer " + secret).getBytes(UTF_8), ("" + authorization).getBytes(UTF_8));
  }
}
