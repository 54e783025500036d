package dev.plumb.billing.provider;

import dev.plumb.billing.domain.OrderId;
import dev.plumb.billing.domain.ProviderCall;
import dev.plumb.simulator.Bug;
import dev.plumb.simulator.Line;
import dev.plumb.simulator.Process;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/** One replica's line to the provider: requests and answers may get lost on it. */
public final class SimulatedProvider implements PaymentProvider {

  private final ProviderBooks books;
  private final Process process;
  private final Line line;
  private int tries;

  public SimulatedProvider(ProviderBooks books, Process process, Line line) {
    this.books = books;
    this.process = process;
    this.line = line;
  }

  @Override
  public Uni<Reply> authorize(OrderId order, ProviderCall.Authorize call, String key) {
    return call("authorize", key, () -> books.authorize(order, call));
  }

  @Override
  public Uni<Reply> capture(ProviderCall.Capture call, String key) {
    return call("capture", key, () -> books.capture(call));
  }

  @Override
  public Uni<Reply> cancel(ProviderCall.Void call, String key) {
    return call("void", key, () -> books.cancel(call));
  }

  @Override
  public Uni<Reply> refund(OrderId order, ProviderCall.Refund call, String key) {
    return call("refund", key, () -> books.refund(order, call));
  }

  @Override
  public Uni<Reply> intent(String id) {
    return over("asked for an intent", () -> books.intent(id));
  }

  @Override
  public Uni<Reply> intentsOf(OrderId order) {
    return over("asked for an order's intents", () -> books.intentsOf(order));
  }

  @Override
  public Uni<Reply> refundsOf(String intent) {
    return over("asked for refunds", () -> books.refundsOf(intent));
  }

  private Uni<Reply> call(String what, String key, Supplier<Reply> call) {
    String sent = process.world().has(Bug.NEW_KEY_PER_TRY) ? key + process + tries++ : key;
    return over("asked to " + what, () -> books.once(sent, call));
  }

  private Uni<Reply> over(String what, Supplier<Reply> request) {
    return line.carry(process, "the provider", what, request, this::silence);
  }

  private Reply silence() {
    return process.world().has(Bug.SILENCE_MEANS_NO)
        ? new Reply.No(402, "card_declined", "no answer", Optional.empty())
        : new Reply.Silence("the line is dead");
  }
}
