package dev.plumb.sandbox.carrier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.sandbox.Ids;
import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.fault.Call;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.fault.Trigger;
import dev.plumb.sandbox.ledger.Ledger;
import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.Parcel.Status;
import dev.plumb.sandbox.ledger.ParcelEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What the carrier does with a parcel. */
@Singleton
class Shipping {
  private final Ledger ledger;
  private final ParcelNews news;
  private final Ids ids;
  private final InstantSource clock;

  Shipping(Ledger ledger, ParcelNews news, Ids ids, InstantSource clock) {
    this.ledger = ledger;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
  }

  Call call(ParcelRequest wanted) {
    Optional<Trigger> trigger =
        wanted.lines().stream().flatMap(line -> Trigger.ofSku(line.sku()).stream()).findFirst();
    return new Call(Operation.SHIP, wanted.reference(), trigger);
  }

  Call call(Operation operation, String id) {
    return new Call(operation, find(id).map(Parcel::reference).orElse(null));
  }

  Reply register(Work work, ParcelRequest wanted) {
    Instant now = clock.instant();
    Parcel parcel =
        new Parcel(
            ids.next("shp"),
            wanted.reference(),
            ids.trackingNumber(),
            Status.REGISTERED,
            0,
            wanted.recipient(),
            wanted.lines(),
            Route.of(wanted.lines()),
            now,
            now);
    work.draft().put(parcel);
    return new Reply(201, Json.camel(ParcelView.of(parcel)));
  }

  Reply cancel(Work work, String id) {
    Optional<Parcel> parcel = work.draft().books().parcel(id);
    if (parcel.isEmpty()) {
      return missing(id);
    }
    return switch (parcel.get().status()) {
      case REGISTERED -> {
        Parcel canceled = parcel.get().canceled(clock.instant());
        work.draft().put(canceled);
        yield found(canceled);
      }
      case CANCELED -> found(parcel.get());
      case IN_TRANSIT, DELIVERED, DELIVERY_FAILED, RETURNED, LOST ->
          CarrierDialect.problem(
              409, "Too late", "the parcel is " + parcel.get().status() + " already", null);
    };
  }

  /** Nothing more to do for one that is on its way back, or there. */
  Reply fetchBack(Work work, Fetch wanted) {
    Optional<Parcel> parcel =
        work.draft().books().parcelsOf(wanted.reference()).stream()
            .filter(each -> each.trackingNumber().equals(wanted.trackingNumber()))
            .findFirst();
    if (parcel.isEmpty()) {
      return missing(wanted.trackingNumber());
    }
    return switch (parcel.get().status()) {
      case DELIVERED -> {
        Parcel fetched = parcel.get().toBeFetched(clock.instant());
        work.draft().put(fetched);
        yield found(fetched);
      }
      case RETURNED -> found(parcel.get());
      case REGISTERED, IN_TRANSIT, DELIVERY_FAILED, LOST, CANCELED ->
          CarrierDialect.problem(409, "Not there", "the parcel is " + parcel.get().status(), null);
    };
  }

  Reply push(Work work, String id, ParcelEvent event) {
    return work.draft()
        .books()
        .parcel(id)
        .map(parcel -> found(news.move(work, parcel, event, clock.instant())))
        .orElseGet(() -> missing(id));
  }

  Optional<Parcel> find(String id) {
    return ledger.read(books -> books.parcel(id));
  }

  Reply ofReference(String reference) {
    return new Reply(
        200,
        Json.camel(
            new ParcelView.Found(
                ledger.read(books -> books.parcelsOf(reference)).stream()
                    .map(ParcelView::of)
                    .toList())));
  }

  static Optional<ParcelEvent> eventIn(String body) {
    try {
      JsonNode type = Json.CAMEL.readTree(body).path("type");
      return ParcelEvent.named(type.asText());
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  static Reply found(Parcel parcel) {
    return new Reply(200, Json.camel(ParcelView.of(parcel)));
  }

  static Reply missing(String id) {
    return CarrierDialect.problem(404, "Not found", "no shipment " + id, null);
  }
}
