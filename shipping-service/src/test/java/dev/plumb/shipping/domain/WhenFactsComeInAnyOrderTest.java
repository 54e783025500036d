package dev.plumb.shipping.domain;

import static dev.plumb.shipping.domain.Shipments.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.shipping.domain.CarrierReport.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order's facts keep their order among themselves, all others come when they like; seeded. */
class WhenFactsComeInAnyOrderTest {

  private static final int RUNS = 20_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theInvariantsHold(long seed) {
    Random random = new Random(seed);
    boolean cancelled = false;
    boolean delivered = false;
    for (int run = 0; run < RUNS; run++) {
      Life life = new Life(random);
      life.live();
      life.check();
      cancelled |= life.shipment.status() == ShipmentStatus.CANCELLED;
      delivered |= life.shipment.status() == ShipmentStatus.DELIVERED;
    }
    assertThat(cancelled).isTrue();
    assertThat(delivered).isTrue();
  }

  private static final class Life {

    private final Random random;
    private final List<String> story = new ArrayList<>();
    private final List<ShipmentEvent> events = new ArrayList<>();
    private Shipment shipment = blank();
    private boolean captured;
    private boolean asked;
    private int asks;
    private int requests;
    private int orderFacts;

    Life(Random random) {
      this.random = random;
    }

    void live() {
      for (int step = 0; step < 14; step++) {
        step();
      }
      if (shipment.dispatch().isOpen()) {
        carrierAnswers();
      }
    }

    private void step() {
      switch (random.nextInt(5)) {
        case 0, 1 -> orderSpeaks();
        case 2 -> capture();
        case 3 -> {
          if (asked) {
            carrierReports();
          }
        }
        default -> {
          if (asked) {
            carrierAnswers();
          }
        }
      }
    }

    private void orderSpeaks() {
      switch (orderFacts++) {
        case 0 -> apply("placed", Preparing.orderPlaced(shipment, PARCEL, DUE));
        case 1 -> apply("confirmed", Preparing.orderConfirmed(shipment));
        case 2 -> {
          requests++;
          apply("cancel", Cancelling.cancellationRequested(shipment, "changed my mind"));
        }
        default -> {}
      }
    }

    private void capture() {
      captured = true;
      apply("captured", Preparing.paymentCaptured(shipment, DUE));
    }

    private void carrierAnswers() {
      if (random.nextInt(4) == 0) {
        apply("refused", Dispatching.carrierRefused(shipment, "no such street"));
      } else {
        apply("accepted", Dispatching.carrierAccepted(shipment, TRACKING));
      }
    }

    private void carrierReports() {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      int attempt = 1 + random.nextInt(3);
      apply(
          kind + "(" + attempt + ")", Travelling.carrierReported(shipment, report(kind, attempt)));
    }

    private void apply(String what, Decision decision) {
      story.add(what);
      switch (decision) {
        case Decision.Accepted accepted -> accept(accepted);
        case Decision.AlreadyDone done -> assertThat(done.shipment()).isEqualTo(shipment);
        case Decision.Refused refused -> story.add("  " + refused.why());
      }
    }

    private void accept(Decision.Accepted accepted) {
      Shipment next = accepted.next();
      if (shipment.status().isTerminal()) {
        assertThat(next.status()).as("%s", story).isEqualTo(shipment.status());
      }
      assertThat(next.version())
          .as("%s", story)
          .isEqualTo(shipment.version() + accepted.events().size());
      events.addAll(accepted.events());
      asks += accepted.dispatch() ? 1 : 0;
      asked |= accepted.dispatch();
      shipment = next;
    }

    void check() {
      assertThat(asks).as("asked the carrier %s", story).isLessThanOrEqualTo(1);
      if (shipment.status().isWithTheCarrier()) {
        assertThat(captured).as("dispatched implies captured %s", story).isTrue();
        assertThat(events.stream().filter(ShipmentEvent.Dispatched.class::isInstance))
            .as("dispatched once %s", story)
            .hasSize(1);
      }
      assertThat(events.stream().filter(Life::isVerdict))
          .as("one verdict a request %s", story)
          .hasSize(requests);
      assertThat(shipment.cancellation()).as("nothing waits %s", story).isEmpty();
    }

    private static boolean isVerdict(ShipmentEvent event) {
      return event instanceof ShipmentEvent.Cancelled
          || event instanceof ShipmentEvent.CancellationRejected;
    }
  }
}
