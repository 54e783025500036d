package dev.plumb.eventing.asyncapi;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Leads who leaves out the last slash of {@code /docs/} there. */
@Singleton
class DocsAddress {

  void register(@Observes Router router) {
    // Matches both.
    router.get("/docs").handler(DocsAddress::complete);
  }

  private static void complete(RoutingContext exchange) {
    if (exchange.normalizedPath().endsWith("/")) {
      exchange.next();
    } else {
      exchange.redirect("docs/");
    }
  }
}
