package dev.plumb.auditor.http;

import dev.plumb.auditor.domain.Rules;
import dev.plumb.auditor.watch.Breach;
import dev.plumb.auditor.watch.Breaches;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What is wrong now, oldest first. */
@Path("/breaches")
class BreachesResource {

  /**
   * @param checked rules every order is held against
   */
  record Answer(int checked, List<Breach> breaches) {}

  private final Breaches breaches;

  BreachesResource(Breaches breaches) {
    this.breaches = breaches;
  }

  @GET
  public Answer all() {
    return new Answer(Rules.ALL.size(), breaches.all());
  }
}
