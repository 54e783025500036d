package dev.plumb.order.http;

import static dev.plumb.order.Requests.cancel;
import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.http.Problem;
import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenAPlacedOrderCannotBeToldTest {

  private final Tables tables = new Tables();

  @Test
  void itDoesNotChangeEither() {
    UUID order = placed();
    tables.execute(
        """
        insert into outbox (position, logged_on, shard, stream, key, version)
        values (-1, current_date, 0, 'order', ?, 2)
        """,
        order);

    cancel(order)
        .then()
        .statusCode(500)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:plumb:problem:fault"));

    read(order).then().body("status", equalTo("PLACED")).body("version", equalTo(1));
    assertThat(tables.column("select version from event_log where key = ?", order))
        .containsExactly(1L);
    tables.execute("delete from outbox where position = -1");
  }
}
