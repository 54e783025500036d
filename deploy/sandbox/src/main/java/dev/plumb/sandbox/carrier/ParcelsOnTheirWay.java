package dev.plumb.sandbox.carrier;

import dev.plumb.sandbox.Later;
import dev.plumb.sandbox.Settings;
import dev.plumb.sandbox.call.Work;
import dev.plumb.sandbox.fault.Call;
import dev.plumb.sandbox.fault.Faults;
import dev.plumb.sandbox.fault.Operation;
import dev.plumb.sandbox.fault.Plan;
import dev.plumb.sandbox.ledger.Books;
import dev.plumb.sandbox.ledger.Entry;
import dev.plumb.sandbox.ledger.Ledger;
import dev.plumb.sandbox.ledger.Parcel;
import dev.plumb.sandbox.ledger.ParcelEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Moves each parcel along its route; one whose time passed while the sandbox was down at once. */
@Singleton
class ParcelsOnTheirWay {
  private final Ledger ledger;
  private final ParcelNews news;
  private final Faults faults;
  private final Later later;
  private final InstantSource clock;
  private final Settings.Carrier settings;

  ParcelsOnTheirWay(
      Ledger ledger,
      ParcelNews news,
      Faults faults,
      Later later,
      InstantSource clock,
      Settings settings) {
    this.ledger = ledger;
    this.news = news;
    this.faults = faults;
    this.later = later;
    this.clock = clock;
    this.settings = settings.carrier();
  }

  void start(@Observes StartupEvent started) {
    if (settings.auto()) {
      ledger.onChange(this::plan);
      ledger.read(Books::parcels).forEach(this::plan);
    }
  }

  private void plan(Entry entry) {
    if (entry instanceof Parcel parcel && !parcel.route().isEmpty()) {
      Duration step =
          parcel.status() == Parcel.Status.REGISTERED
              ? settings.inTransitAfter()
              : settings.deliveredAfter();
      later.at(parcel.movedAt().plus(step), "parcel " + parcel.id(), () -> move(parcel));
    }
  }

  private void move(Parcel planned) {
    Plan plan = faults.strike(new Call(Operation.MOVE, planned.reference()));
    Instant now = clock.instant();
    ledger.change(
        draft ->
            draft
                .books()
                .parcel(planned.id())
                // Moved by hand or cancelled meanwhile: that has its own plan.
                .filter(planned::equals)
                .map(parcel -> news.move(new Work(draft, plan), parcel, next(parcel), now)));
  }

  private static ParcelEvent next(Parcel parcel) {
    return parcel.route().getFirst();
  }
}
