package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.Ids;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.ledger.Ledger;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Set;

/**
 * @see <a href="https://docs.stripe.com/api/refunds">Stripe: Refunds</a>
 */
@Path("/v1/refunds")
@RunOnVirtualThread
class RefundsResource {
  private static final Set<String> REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer");

  private final StripeEdge edge;
  private final Ledger ledger;
  private final Ids ids;
  private final InstantSource clock;

  RefundsResource(StripeEdge edge, Ledger ledger, Ids ids, InstantSource clock) {
    this.edge = edge;
    this.ledger = ledger;
    this.ids = ids;
    this.clock = clock;
  }

  @POST
  public Response create(String form, @Context HttpServerRequest request)
      throws InterruptedException {
    Params params =
        Params.parse(form, Set.of("payment_intent", "amount", "reason", "metadata", "expand"));
    String intentId = params.required("payment_intent");
    Refunds.Wish wish =
        new Refunds.Wish(
            params.amount("amount"),
            params.oneOf("reason", REASONS).orElse(null),
            params.map("metadata"));
    return edge.postToIntent(
        request,
        params,
        Operation.REFUND,
        intentId,
        400,
        "payment_intent",
        (work, intent) ->
            Refunds.refund(intent, wish, ids.next("re"), clock.instant().getEpochSecond()));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id, @Context HttpServerRequest request)
      throws InterruptedException {
    return edge.get(
        request,
        null,
        () ->
            ledger
                .read(books -> books.refund(id))
                .map(refund -> StripeEdge.found(RefundView.of(refund)))
                .orElseGet(() -> StripeError.noSuch("refund", id, "id").as(404)));
  }

  @GET
  public Response list(
      @QueryParam("payment_intent") String intent,
      @QueryParam("limit") String limit,
      @QueryParam("starting_after") String startingAfter,
      @Context HttpServerRequest request)
      throws InterruptedException {
    int most = Page.limit(limit);
    return edge.get(
        request,
        null,
        () ->
            StripeEdge.found(
                Page.list(
                    "/v1/refunds",
                    ledger
                        .read(books -> intent == null ? books.refunds() : books.refundsOf(intent))
                        .stream()
                        .map(RefundView::of)
                        .toList(),
                    RefundView::id,
                    most,
                    startingAfter)));
  }
}
