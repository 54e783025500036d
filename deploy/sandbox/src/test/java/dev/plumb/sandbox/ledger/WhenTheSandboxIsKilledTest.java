package dev.plumb.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.sandbox.ledger.Delivery.Receiver;
import dev.plumb.sandbox.ledger.PaymentIntent.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenTheSandboxIsKilledTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456789Z");

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void start() {
    ledger = Ledger.open(folder.resolve("before"));
  }

  @AfterEach
  void stop() throws IOException {
    ledger.close();
  }

  private void put(Entry... entries) {
    ledger.change(
        draft -> {
          List.of(entries).forEach(draft::put);
          return null;
        });
  }

  /** What a new process would find in the files as they are this very moment. */
  private <T> T afterKill(String torn, Function<Books, T> question) throws IOException {
    Path after = Files.createDirectory(folder.resolve("after")).resolve("ledger.jsonl");
    Files.copy(folder.resolve("before").resolve("ledger.jsonl"), after);
    Files.writeString(after, torn, StandardOpenOption.APPEND);
    try (Ledger reborn = Ledger.open(after.getParent())) {
      return reborn.read(question);
    }
  }

  private static PaymentIntent held(String id, String order) {
    return new PaymentIntent(
            id,
            1,
            2500,
            "eur",
            true,
            null,
            Map.of("order_id", order),
            Status.REQUIRES_CONFIRMATION,
            "pm_card_visa",
            null,
            0,
            0,
            0,
            0,
            0,
            null,
            null,
            null)
        .change()
        .authorized("pm_card_visa", "ch_1");
  }

  @Test
  void paymentsRefundsAndParcelsAreAsTheyWere() throws IOException {
    PaymentIntent captured = held("pi_1", "o-1").change().captured(2000);
    Refund refund =
        new Refund("re_1", 2, "pi_1", "ch_1", 500, "eur", null, Map.of("a", "b"), "succeeded");
    Parcel parcel =
        new Parcel(
            "shp_1",
            "o-1",
            "PL1",
            Parcel.Status.REGISTERED,
            0,
            new Parcel.Recipient("A", "S", "B", "1", "DE"),
            List.of(new Parcel.Line("SKU", 2)),
            List.of(ParcelEvent.IN_TRANSIT, ParcelEvent.DELIVERED),
            NOW,
            NOW);
    put(held("pi_1", "o-1"));
    put(captured, refund, parcel);
    List<List<? extends Entry>> found =
        afterKill(
            "",
            books ->
                List.of(
                    books.intentsOfOrder("o-1"), books.refundsOf("pi_1"), books.parcelsOf("o-1")));
    assertThat(found).containsExactly(List.of(captured), List.of(refund), List.of(parcel));
  }

  @Test
  void anIdempotencyKeyStillHasItsAnswer() throws IOException {
    SavedReply reply = new SavedReply("provider:k", NOW, "/v1/x", "f", 402, "{\"a\":\"ä\\n\"}");
    put(reply);
    Optional<SavedReply> found = afterKill("", books -> books.reply("provider:k"));
    assertThat(found).contains(reply);
  }

  @Test
  void undeliveredWebhooksAreStillDueAndDeliveredOnesAreNot() throws IOException {
    Delivery open =
        new Delivery("evt_1/1", Receiver.PAYMENT, "t", "pi_1", "{}", true, 0, NOW, null);
    Delivery done = new Delivery("evt_2/1", Receiver.CARRIER, "t", "s", "{}", false, 0, NOW, null);
    put(open, done);
    put(done.delivered(NOW));
    List<Delivery> found = afterKill("", Books::openDeliveries);
    assertThat(found).containsExactly(open);
  }

  @Test
  void halfAChangeIsNoChange() throws IOException {
    put(held("pi_1", "o-1"));
    String line = "[{\"kind\":\"payment_intent\",\"id\":\"pi_2\",\"created\":1}]";
    Optional<PaymentIntent> second =
        afterKill(line.substring(0, line.length() - 3), books -> books.intent("pi_2"));
    assertThat(second).isEmpty();
  }

  @Test
  void aRefusedDecisionLeavesNothing() throws IOException {
    try {
      ledger.change(
          draft -> {
            draft.put(held("pi_1", "o-1"));
            throw new IllegalStateException("refused");
          });
    } catch (IllegalStateException refused) {
      assertThat(ledger.read(Books::intents)).isEmpty();
    }
    List<PaymentIntent> found = afterKill("", Books::intents);
    assertThat(found).isEmpty();
  }
}
