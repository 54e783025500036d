package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.Ids;
import dev.plumb.sandbox.fault.Call;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.fault.Trigger;
import dev.plumb.sandbox.ledger.Books;
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
 * @see <a href="https://docs.stripe.com/api/payment_intents">Stripe: PaymentIntents</a>
 */
@Path("/v1/payment_intents")
@RunOnVirtualThread
class PaymentIntentsResource {
  private static final String PATH = "/v1/payment_intents";
  private static final Set<String> CANCEL_REASONS =
      Set.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");

  private final StripeEdge edge;
  private final Ledger ledger;
  private final Ids ids;
  private final InstantSource clock;

  PaymentIntentsResource(StripeEdge edge, Ledger ledger, Ids ids, InstantSource clock) {
    this.edge = edge;
    this.ledger = ledger;
    this.ids = ids;
    this.clock = clock;
  }

  @POST
  public Response create(String form, @Context HttpServerRequest request)
      throws InterruptedException {
    Params params = Params.parse(form, NewIntent.PARAMS);
    NewIntent wanted = NewIntent.of(params);
    Call call =
        new Call(
            Operation.AUTHORIZE,
            wanted.metadata().get("order_id"),
            Trigger.ofPayment(wanted.paymentMethod(), wanted.metadata()));
    return edge.post(
        request, params, call, work -> wanted.create(ids.next("pi"), ids.next("ch"), now()));
  }

  @POST
  @Path("{id}/confirm")
  public Response confirm(
      @PathParam("id") String id, String form, @Context HttpServerRequest request)
      throws InterruptedException {
    Params params = Params.parse(form, Set.of("payment_method", "off_session", "expand"));
    return edge.postToIntent(
        request,
        params,
        Operation.AUTHORIZE,
        id,
        404,
        "intent",
        (work, intent) ->
            Payments.confirm(
                intent,
                params.text("payment_method").orElse(intent.paymentMethod()),
                ids.next("ch")));
  }

  @POST
  @Path("{id}/capture")
  public Response capture(
      @PathParam("id") String id, String form, @Context HttpServerRequest request)
      throws InterruptedException {
    Params params = Params.parse(form, Set.of("amount_to_capture", "metadata", "expand"));
    var amount = params.amount("amount_to_capture");
    return edge.postToIntent(
        request,
        params,
        Operation.CAPTURE,
        id,
        404,
        "intent",
        (work, intent) -> Payments.capture(intent, amount));
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(
      @PathParam("id") String id, String form, @Context HttpServerRequest request)
      throws InterruptedException {
    Params params = Params.parse(form, Set.of("cancellation_reason", "expand"));
    String reason = params.oneOf("cancellation_reason", CANCEL_REASONS).orElse(null);
    return edge.postToIntent(
        request,
        params,
        Operation.CANCEL,
        id,
        404,
        "intent",
        (work, intent) -> Payments.cancel(intent, reason, now()));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id, @Context HttpServerRequest request)
      throws InterruptedException {
    var intent = ledger.read(books -> books.intent(id));
    return edge.get(
        request,
        intent.map(found -> found.orderId()).orElse(null),
        () ->
            intent
                .map(found -> StripeEdge.found(PaymentIntentView.of(found)))
                .orElseGet(() -> StripeError.noSuch("payment_intent", id, "intent").as(404)));
  }

  @GET
  public Response list(
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
                    PATH,
                    ledger.read(Books::intents).stream().map(PaymentIntentView::of).toList(),
                    PaymentIntentView::id,
                    most,
                    startingAfter)));
  }

  @GET
  @Path("search")
  public Response search(
      @QueryParam("query") String query,
      @QueryParam("limit") String limit,
      @Context HttpServerRequest request)
      throws InterruptedException {
    Search search = Search.parse(query);
    int most = Page.limit(limit);
    return edge.get(
        request,
        search.orderId().orElse(null),
        () ->
            StripeEdge.found(
                Page.found(
                    PATH + "/search",
                    ledger.read(search::in).stream().map(PaymentIntentView::of).toList(),
                    most)));
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
