package dev.plumb.billing.ops;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnOrderWaitsForAnOperatorTest extends OperatorsTest {

  @Test
  void itIsShownWithoutWhatIsPersonal() {
    upstream.placedWrongly(order);

    operator()
        .get("/ops/dead-letters/" + deadLetter())
        .then()
        .statusCode(200)
        .body("stream", is("order"))
        .body("key", is(order.toString()))
        .body("version", is(1))
        .body("reason", containsString("total.currency is no currency of ISO 4217"))
        .body("payload.currency", is("???"))
        .body("payload.totalAmount", is(2500))
        .body("payload.customerId", is("(hidden)"))
        .body("payload.shippingAddress.street", is("(hidden)"))
        .body("payload.shippingAddress.country", is("DE"))
        .body("payload.lines[0].sku", is("SKU-1"));
  }

  @Test
  void aDryRunTellsWhatWouldBeAndChangesNothing() {
    upstream.placedWrongly(order);
    upstream.cancellationRequested(order);
    mend();

    operator()
        .post("/ops/dead-letters/" + deadLetter() + "/redrive?dryRun=true")
        .then()
        .statusCode(200)
        .body("dryRun", is(true))
        .body("steps[0].change", is("Payment moves from NEW to AUTHORIZING"))
        .body("steps[0].effects[0]", containsString("payment.authorize"))
        .body("steps[1].type", is("order.order-cancellation-requested.v1"));

    assertThat(get("/payments/" + order).statusCode()).isEqualTo(404);
    assertThat(rows("select 1 from operation where key = $1", order)).isEmpty();
    assertThat(rows("select 1 from effect where key = $1", order)).isEmpty();
    operator()
        .get("/ops/parked?stream=order&limit=500")
        .then()
        .statusCode(200)
        .body("parked.key", hasItem(order.toString()));
  }

  @Test
  void redrivenItGoesOnWithWhatWaitedBehindIt() {
    upstream.placedWrongly(order);
    upstream.cancellationRequested(order);
    long id = deadLetter();
    operator()
        .post("/ops/dead-letters/" + id + "/redrive")
        .then()
        .statusCode(200)
        .body("outcome", is("STILL_DEAD"))
        .body("stoppedAt", is((int) id));
    mend();

    operator()
        .post("/ops/dead-letters/" + id + "/redrive")
        .then()
        .statusCode(200)
        .body("outcome", is("APPLIED"))
        .body("released", is(1))
        .body("stoppedAt", nullValue());

    assertThat(get("/payments/" + order).statusCode()).isEqualTo(200);
    assertThat(
            rows("select outcome from operation where key = $1 order by id", order).stream()
                .map(row -> row[0]))
        .containsExactly("STILL_DEAD", "APPLIED");
  }

  @Test
  void allWithOneReasonAreRedrivenTogether() {
    upstream.placedWrongly(order);
    mend();
    change("update dead_letter set reason = 'of this test' where key = $1", order);

    operator()
        .body("{\"reason\": \"OF THIS test\"}")
        .post("/ops/dead-letters/redrive")
        .then()
        .statusCode(200)
        .body("redriven.size()", is(1))
        .body("redriven[0].outcome", is("APPLIED"))
        .body("next", nullValue());
  }

  @Test
  void givenUpItsKeyGoesOnWithoutIt() {
    upstream.placedWrongly(order);
    upstream.cancellationRequested(order);

    operator()
        .body("{\"reason\": \"a test order of ours\"}")
        .post("/ops/dead-letters/" + deadLetter() + "/discard")
        .then()
        .statusCode(200)
        .body("outcome", is("DISCARDED"))
        .body("released", is(1));

    get("/payments/" + order).then().body("status", is("CLOSED_WITHOUT_CHARGE"));
    assertThat(rows("select operator, reason from operation where key = $1", order).getFirst())
        .containsExactly("ada", "a test order of ours");
  }

  @Test
  void whatCanNotBeReadIsShownAndGivenUp() {
    upstream.garbage();
    int id =
        operator()
            .get("/ops/dead-letters?reason=cloudevents:id")
            .jsonPath()
            .getInt("deadLetters[0].id");

    operator()
        .get("/ops/dead-letters/" + id)
        .then()
        .body("headers.'cloudEvents:stream'", is("order"))
        .body("headers.x-note", is("(hidden)"))
        .body("bytes", is(3))
        .body("key", nullValue());
    operator()
        .post("/ops/dead-letters/" + id + "/redrive")
        .then()
        .statusCode(409)
        .contentType(PROBLEM);
    operator()
        .body("{\"reason\": \"noise\"}")
        .post("/ops/dead-letters/" + id + "/discard")
        .then()
        .statusCode(200);
    operator().get("/ops/dead-letters/" + id).then().statusCode(404).contentType(PROBLEM);
  }

  @Test
  void theOutboxIsLookedInto() {
    operator()
        .get("/ops")
        .then()
        .statusCode(200)
        .body("service", is("billing"))
        .body("paths", hasItem("/ops/dead-letters"));
    operator()
        .get("/ops/outbox")
        .then()
        .statusCode(200)
        .body("waiting", not(nullValue()))
        .body("shards.shards.sum()", is(64))
        .body("relay.connected", is(true));
  }

  /** As if the producer had been right, or a newer release understood it. */
  private void mend() {
    change(
        "update dead_letter set body = $2 where key = $1",
        order,
        Buffer.buffer(upstream.bytesOfPlaced(order)));
  }
}
