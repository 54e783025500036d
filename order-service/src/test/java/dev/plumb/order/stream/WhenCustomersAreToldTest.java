package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.placedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.ReceivedEvent;
import dev.plumb.order.Postbox;
import dev.plumb.order.Requests;
import dev.plumb.order.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Postbox.class)
class WhenCustomersAreToldTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String customer = UUID.randomUUID() + "@example.com";

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @Test
  void eachMailComesOnceInOrderUnderAnIdOfItsOwn() throws Exception {
    UUID order = placedBy(customer);
    authorized(order);
    upstream.shipment(order, 1, "shipment-dispatched", Upstream.dispatched("T-1"));

    List<MimeMessage> mails = until(2);

    assertThat(mails)
        .extracting(MimeMessage::getMessageID)
        .containsExactly(
            "<%s.confirmed@plumb.example>".formatted(order),
            "<%s.shipped@plumb.example>".formatted(order));
    assertThat(mails.getFirst().getSubject()).isEqualTo("Your order " + order + " is confirmed");
    assertThat(text(mails.getFirst())).contains("Its total is 25.00 EUR.");
    assertThat(text(mails.getLast())).contains("Its tracking number is T-1.");
    assertThat(mails.getFirst().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mails.getFirst().getFrom()[0]).hasToString("shop@plumb.example");
  }

  @Test
  void aCancellationIsToldOnceThereIsNothingLeftToCancel() throws Exception {
    UUID order = placedBy(customer);
    Requests.cancel(order);
    upstream.payment(
        order, 1, "payment-closed-without-charge", Map.of("reason", "cancelled before it began"));
    upstream.shipment(order, 1, "shipment-cancelled", Map.of("reason", "order cancelled"));

    MimeMessage mail = until(1).getFirst();

    assertThat(mail.getMessageID()).isEqualTo("<%s.cancelled@plumb.example>".formatted(order));
    assertThat(text(mail)).contains("Nothing was charged.");
  }

  @Test
  void whatIsConfirmedAgainIsNotToldAgain() {
    UUID order = placedBy(customer);
    List<ReceivedEvent> once =
        List.of(
            upstream.event(order, 1, "payment", "payment-authorized", Upstream.authorized(2500)));
    upstream.deliver("payment", once);
    upstream.deliver("payment", once);
    upstream.payment(order, 2, "payment-authorization-expired", Map.of("attempt", 1));
    upstream.payment(order, 3, "payment-authorized", Upstream.authorized(2500));
    upstream.shipment(order, 1, "shipment-dispatched", Upstream.dispatched("T-1"));

    assertThat(told(order)).containsExactly("order.order-confirmed.v1", "order.order-confirmed.v1");
    assertThat(until(2))
        .extracting(MimeMessage::getMessageID)
        .containsExactly(
            "<%s.confirmed@plumb.example>".formatted(order),
            "<%s.shipped@plumb.example>".formatted(order));
    assertThat(Postbox.tries(customer)).isEqualTo(2);
  }

  @Test
  void whatAStateStandsForIsToldToo() {
    UUID order = placedBy(customer);
    upstream.payment(order, 3, "payment-state", Upstream.paymentIs("CAPTURED", 2500, 2500));
    upstream.shipment(order, 3, "shipment-state", Upstream.shipmentIs("DELIVERED", "T-1"));

    assertThat(until(2))
        .extracting(MimeMessage::getMessageID)
        .containsExactly(
            "<%s.confirmed@plumb.example>".formatted(order),
            "<%s.shipped@plumb.example>".formatted(order));
    assertThat(Postbox.tries(customer)).isEqualTo(2);
  }

  @Test
  void whoGaveNoAddressIsWrittenToNowhere() {
    UUID order = placed();
    authorized(order);

    untilState(order, "CONFIRMED");
    assertThat(tables.column("select answer->'facts'->>'to' from effect where key = ?", order))
        .containsExactly("nobody");
  }

  @Test
  void anErasedAddressIsWrittenToNoMore() {
    UUID order = placedBy(customer);
    tables.execute("delete from customer_email where order_id = ?", order);
    authorized(order);

    untilState(order, "CONFIRMED");
    assertThat(Postbox.tries(customer)).isZero();
  }

  @Test
  void theAddressIsInNoOtherTable() {
    UUID order = placedBy(customer);
    authorized(order);
    until(1);
    untilState(order, "CONFIRMED");

    assertThat(tables.column("select address from customer_email where order_id = ?", order))
        .containsExactly(customer);
    for (Object table :
        tables.column("select tablename from pg_tables where schemaname = 'public'")) {
      String rows = "%s as t where position(? in t::text) > 0".formatted(table);
      boolean allowed = table.equals("customer_email");
      assertThat(tables.column("select 1 from " + rows, customer))
          .as(rows)
          .hasSize(allowed ? 1 : 0);
    }
    assertThat(
            tables.column(
                "select 1 from event_log where position(convert_to(?, 'UTF8') in body) > 0",
                customer))
        .isEmpty();
    assertThat(Requests.read(order).asString()).doesNotContain(customer);
  }

  private void authorized(UUID order) {
    upstream.payment(order, 1, "payment-authorized", Upstream.authorized(2500));
  }

  private List<Object> told(UUID order) {
    return tables.column(
        "select type from event_log where key = ? and type like '%confirmed%' order by version",
        order);
  }

  private List<MimeMessage> until(int count) {
    await().atMost(PATIENCE).until(() -> Postbox.taken(customer).size() >= count);
    return Postbox.taken(customer);
  }

  private void untilState(UUID order, String state) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                tables
                    .column("select state from effect where kind = 'mail.send' and key = ?", order)
                    .equals(List.of(state)));
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
  }
}
