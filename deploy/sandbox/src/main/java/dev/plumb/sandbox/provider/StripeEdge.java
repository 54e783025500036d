package dev.plumb.sandbox.provider;

import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.call.Answers;
import dev.plumb.sandbox.call.Calls;
import dev.plumb.sandbox.call.Dialect;
import dev.plumb.sandbox.call.Post;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.fault.Call;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.fault.Trigger;
import dev.plumb.sandbox.ledger.Decline;
import dev.plumb.sandbox.ledger.Ledger;
import dev.plumb.sandbox.ledger.PaymentIntent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Between HTTP and the verdicts. */
@Singleton
class StripeEdge {
  private static final Dialect STRIPE = new StripeDialect();

  private final Calls calls;
  private final Ledger ledger;
  private final News news;

  StripeEdge(Calls calls, Ledger ledger, News news) {
    this.calls = calls;
    this.ledger = ledger;
    this.news = news;
  }

  Response post(
      HttpServerRequest request, Params params, Call call, Function<Work, Verdict> decision)
      throws InterruptedException {
    String key = request.getHeader("Idempotency-Key");
    Post post = new Post(request.path(), key, params.canonical(), call);
    return Answers.send(
        calls.post(STRIPE, post, work -> enact(work, decision.apply(work))),
        MediaType.APPLICATION_JSON,
        key,
        request);
  }

  /**
   * @param param the name of the parameter that holds the id
   */
  Response postToIntent(
      HttpServerRequest request,
      Params params,
      Operation operation,
      String id,
      int statusWhenMissing,
      String param,
      BiFunction<Work, PaymentIntent, Verdict> decision)
      throws InterruptedException {
    Call call =
        ledger
            .read(books -> books.intent(id))
            .map(intent -> call(operation, intent))
            .orElseGet(() -> new Call(operation, null));
    return post(
        request,
        params,
        call,
        work ->
            work.draft()
                .books()
                .intent(id)
                .map(intent -> decision.apply(work, intent))
                .orElseGet(
                    () ->
                        new Verdict.Refused(
                            statusWhenMissing, StripeError.noSuch("payment_intent", id, param))));
  }

  Response get(HttpServerRequest request, String orderId, Supplier<Reply> answer)
      throws InterruptedException {
    return Answers.send(
        calls.get(STRIPE, orderId, answer), MediaType.APPLICATION_JSON, null, request);
  }

  static Reply found(Object view) {
    return new Reply(200, Json.snake(view));
  }

  private static Call call(Operation operation, PaymentIntent intent) {
    return new Call(
        operation, intent.orderId(), Trigger.ofPayment(intent.paymentMethod(), intent.metadata()));
  }

  private Reply enact(Work work, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done(PaymentIntent intent, String event) -> {
        work.draft().put(intent);
        if (event != null) {
          news.of(work, intent, event);
        }
        yield found(PaymentIntentView.of(intent));
      }
      case Verdict.Declined(PaymentIntent intent) -> {
        work.draft().put(intent);
        news.of(work, intent, "payment_intent.payment_failed");
        yield declined(intent);
      }
      case Verdict.Refunded(PaymentIntent intent, var refund) -> {
        work.draft().put(intent);
        work.draft().put(refund);
        news.of(work, intent, refund);
        yield found(RefundView.of(refund));
      }
      case Verdict.Refused(int status, StripeError error) -> error.as(status);
    };
  }

  private static Reply declined(PaymentIntent intent) {
    Decline decline = intent.lastDecline();
    return new StripeError(
            "card_error",
            decline.code(),
            decline.declineCode(),
            decline.message(),
            null,
            intent.latestCharge(),
            PaymentIntentView.of(intent))
        .as(402);
  }
}
