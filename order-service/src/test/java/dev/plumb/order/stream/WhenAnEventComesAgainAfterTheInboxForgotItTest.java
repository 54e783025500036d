package dev.plumb.order.stream;

import static dev.plumb.order.Requests.placed;
import static dev.plumb.order.Requests.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 17: the watermark refuses what the inbox no longer remembers. */
@QuarkusTest
class WhenAnEventComesAgainAfterTheInboxForgotItTest {

  private final Tables tables = new Tables();
  @Inject Upstream upstream;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void itIsStaleAndChangesNothing() {
    UUID order = placed();
    var authorized =
        upstream.event(order, 1, "payment", "payment-authorized", Upstream.authorized(2500));
    upstream.deliver("payment", List.of(authorized));
    tables.execute("truncate inbox");

    upstream.deliver("payment", List.of(authorized));

    read(order).then().body("status", equalTo("CONFIRMED")).body("version", equalTo(2));
    assertThat(tables.column("select version from watermark where key = ?", order))
        .containsExactly(1L);
    assertThat(tables.count("event_log")).isEqualTo(2);
  }
}
