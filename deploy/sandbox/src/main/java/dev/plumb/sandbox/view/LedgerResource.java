package dev.plumb.sandbox.view;

import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Problem;
import dev.plumb.sandbox.call.Calls;
import dev.plumb.sandbox.fault.Faults;
import dev.plumb.sandbox.ledger.Books;
import dev.plumb.sandbox.ledger.Ledger;
import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.PaymentIntent;
import dev.plumb.sandbox.ledger.Refund;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** What the provider and the carrier hold to be true, for auditors and for people. */
@Path("/ledger")
@RunOnVirtualThread
class LedgerResource {
  private final Ledger ledger;
  private final Calls calls;
  private final Faults faults;

  LedgerResource(Ledger ledger, Calls calls, Faults faults) {
    this.ledger = ledger;
    this.calls = calls;
    this.faults = faults;
  }

  private record Copy(
      List<PaymentIntent> intents,
      List<Refund> refunds,
      List<Parcel> parcels,
      LedgerView.Webhooks webhooks) {

    static Copy of(Books books) {
      return new Copy(
          books.intents(),
          books.refunds(),
          books.parcels(),
          new LedgerView.Webhooks(books.delivered(), books.openDeliveries().size()));
    }

    static Copy ofOrder(Books books, String orderId) {
      List<PaymentIntent> intents = books.intentsOfOrder(orderId);
      return new Copy(
          intents,
          intents.stream().flatMap(intent -> books.refundsOf(intent.id()).stream()).toList(),
          books.parcelsOf(orderId),
          new LedgerView.Webhooks(books.delivered(), books.openDeliveries().size()));
    }
  }

  /**
   * @param orderId only what belongs to this order; the totals too
   * @param limit at most so many of each list, the newest; the totals count all
   */
  @GET
  public Response show(@QueryParam("orderId") String orderId, @QueryParam("limit") Integer limit) {
    if (limit != null && limit < 0) {
      return Problem.badRequest("limit", "must not be negative");
    }
    Copy copy =
        ledger.read(books -> orderId == null ? Copy.of(books) : Copy.ofOrder(books, orderId));
    long most = limit == null ? Long.MAX_VALUE : limit;
    LedgerView view =
        new LedgerView(
            Sums.totals(copy.intents(), copy.parcels()),
            Sums.amounts(copy.intents()),
            new LedgerView.Requests(calls.changes(), calls.replayed(), calls.reads()),
            copy.webhooks(),
            faults.all(),
            newest(copy.intents(), most, LedgerView.Intent::of),
            newest(copy.refunds(), most, LedgerView.Money::of),
            newest(copy.parcels(), most, LedgerView.Package::of));
    return Response.ok(Json.camel(view), MediaType.APPLICATION_JSON_TYPE).build();
  }

  private static <E, V> List<V> newest(List<E> oldestFirst, long most, Function<E, V> view) {
    return oldestFirst.reversed().stream().limit(most).map(view).toList();
  }
}
