package dev.plumb.shipping.usecase;

import dev.plumb.eventing.effect.Effects;
import dev.plumb.eventing.outbox.Outbox;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Tx;
import dev.plumb.shipping.domain.CarrierReport;
import dev.plumb.shipping.domain.Decision;
import dev.plumb.shipping.domain.Shipment;
import dev.plumb.shipping.domain.Tracking;
import dev.plumb.shipping.domain.Travelling;
import dev.plumb.shipping.store.CarrierReports;
import dev.plumb.shipping.store.CarrierReports.Outcome;
import dev.plumb.shipping.store.Shipments;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** A report is written down once with what became of it, together with what it changed. */
@Singleton
public class ReceiveCarrierNews {

  private static final Logger LOG = Logger.getLogger(ReceiveCarrierNews.class);

  public enum Receipt {
    WRITTEN_DOWN,
    REPEATED,
    /** Nobody here knows the order; the carrier may know more than its stream has told yet. */
    UNKNOWN_ORDER
  }

  private final Transactions transactions;
  private final Shipments shipments;
  private final CarrierReports reports;
  private final ShipmentEvents events;
  private final Outbox outbox;
  private final Effects effects;
  private final CarrierSettings carrier;

  ReceiveCarrierNews(
      Transactions transactions,
      Shipments shipments,
      CarrierReports reports,
      ShipmentEvents events,
      Outbox outbox,
      Effects effects,
      CarrierSettings carrier) {
    this.transactions = transactions;
    this.shipments = shipments;
    this.reports = reports;
    this.events = events;
    this.outbox = outbox;
    this.effects = effects;
    this.carrier = carrier;
  }

  /** Fails with {@link IllegalArgumentException} where the report contradicts itself. */
  public Uni<Receipt> receive(CarrierNews news) {
    Optional<CarrierReport> report =
        Optional.ofNullable(kind(news.type())).map(kind -> report(kind, news));
    return transactions.inTransaction(
        tx ->
            shipments
                .lock(tx, news.order())
                .chain(
                    found ->
                        found.isEmpty()
                            ? Uni.createFrom().item(Receipt.UNKNOWN_ORDER)
                            : receive(tx, news, found.get(), report)));
  }

  private Uni<Receipt> receive(
      Tx tx, CarrierNews news, Shipment shipment, Optional<CarrierReport> report) {
    if (report.isEmpty()) {
      LOG.warnf("carrier report %s: unknown type %s, set aside", news.id(), news.type());
      return reports.add(tx, news.id(), entry(news, Outcome.UNKNOWN_TYPE, null)).map(receipt());
    }
    return switch (Travelling.carrierReported(shipment, report.get())) {
      case Decision.Accepted it ->
          reports
              .add(tx, news.id(), entry(news, Outcome.APPLIED, null))
              .chain(isNew -> isNew ? write(tx, it) : Uni.createFrom().item(Receipt.REPEATED));
      case Decision.AlreadyDone it ->
          reports.add(tx, news.id(), entry(news, Outcome.ALREADY_KNOWN, null)).map(receipt());
      case Decision.Refused it ->
          reports
              .add(tx, news.id(), entry(news, Outcome.REFUSED, it.why().toString()))
              .map(receipt());
    };
  }

  private Uni<Receipt> write(Tx tx, Decision.Accepted accepted) {
    Shipment next = accepted.next();
    tx.afterCommit(() -> LOG.infof("order %s: shipment %s", next.orderId().value(), next.status()));
    return shipments
        .save(tx, List.of(next))
        .chain(() -> effects.inTraceOf(tx, next.orderId().value(), List.of(DispatchRequest.KIND)))
        .chain(traced -> outbox.append(traced, events.of(accepted)))
        .replaceWith(Receipt.WRITTEN_DOWN);
  }

  private CarrierReport report(CarrierReport.Kind kind, CarrierNews news) {
    return new CarrierReport(
        kind,
        new Tracking(carrier.name(), news.trackingNumber()),
        news.attempt(),
        "delivery attempt " + news.attempt() + " failed");
  }

  private static CarrierReports.Entry entry(CarrierNews news, Outcome outcome, String reason) {
    return new CarrierReports.Entry(
        news.order(), news.type(), news.attempt(), news.occurredAt(), outcome, reason);
  }

  private static Function<Boolean, Receipt> receipt() {
    return isNew -> isNew ? Receipt.WRITTEN_DOWN : Receipt.REPEATED;
  }

  private static CarrierReport.Kind kind(String type) {
    return switch (type) {
      case "parcel.in_transit" -> CarrierReport.Kind.IN_TRANSIT;
      case "parcel.delivered" -> CarrierReport.Kind.DELIVERED;
      case "parcel.delivery_failed" -> CarrierReport.Kind.DELIVERY_FAILED;
      case "parcel.returned" -> CarrierReport.Kind.RETURNED;
      case "parcel.lost" -> CarrierReport.Kind.LOST;
      default -> null;
    };
  }
}
