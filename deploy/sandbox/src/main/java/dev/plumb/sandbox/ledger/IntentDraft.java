package dev.plumb.sandbox.ledger;

import dev.plumb.sandbox.ledger.PaymentIntent.Status;

/** The moves of a payment, each giving the whole next state. */
public final class IntentDraft {
  private final PaymentIntent was;
  private Status status;
  private String paymentMethod;
  private String charge;
  private long authorized;
  private long capturable;
  private long received;
  private long refunded;
  private int declines;
  private Decline lastDecline;
  private Long canceledAt;
  private String cancellationReason;

  IntentDraft(PaymentIntent was) {
    this.was = was;
    status = was.status();
    paymentMethod = was.paymentMethod();
    charge = was.latestCharge();
    authorized = was.authorized();
    capturable = was.capturable();
    received = was.received();
    refunded = was.refunded();
    declines = was.declines();
    lastDecline = was.lastDecline();
    canceledAt = was.canceledAt();
    cancellationReason = was.cancellationReason();
  }

  public PaymentIntent authorized(String method, String newCharge) {
    paymentMethod = method;
    charge = newCharge;
    authorized = was.amount();
    lastDecline = null;
    if (was.manualCapture()) {
      capturable = was.amount();
      status = Status.REQUIRES_CAPTURE;
      return done();
    }
    return captured(was.amount());
  }

  public PaymentIntent declined(Decline decline, String newCharge) {
    status = Status.REQUIRES_PAYMENT_METHOD;
    paymentMethod = null;
    charge = newCharge;
    lastDecline = decline;
    declines++;
    return done();
  }

  public PaymentIntent captured(long amount) {
    status = Status.SUCCEEDED;
    received = amount;
    capturable = 0;
    return done();
  }

  public PaymentIntent refunded(long more) {
    refunded += more;
    return done();
  }

  public PaymentIntent canceled(String reason, long at) {
    status = Status.CANCELED;
    capturable = 0;
    canceledAt = at;
    cancellationReason = reason;
    return done();
  }

  private PaymentIntent done() {
    return new PaymentIntent(
        was.id(),
        was.created(),
        was.amount(),
        was.currency(),
        was.manualCapture(),
        was.description(),
        was.metadata(),
        status,
        paymentMethod,
        charge,
        authorized,
        capturable,
        received,
        refunded,
        declines,
        lastDecline,
        canceledAt,
        cancellationReason);
  }
}
