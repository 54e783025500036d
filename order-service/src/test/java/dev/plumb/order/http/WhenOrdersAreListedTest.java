package dev.plumb.order.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.Requests;
import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenOrdersAreListedTest {

  private final Tables tables = new Tables();

  private final List<String> newestFirst = new ArrayList<>();

  @BeforeEach
  void placeFive() {
    tables.empty();
    newestFirst.clear();
    for (int placed = 0; placed < 5; placed++) {
      newestFirst.addFirst(Requests.placed().toString());
    }
    newestFirst.sort((one, other) -> other.compareTo(one));
  }

  @Test
  void pagesFollowEachOtherWithoutAGapOrARepeat() {
    List<String> seen = new ArrayList<>();
    String next = "";
    int pages = 0;
    while (next != null) {
      Response page = given().queryParam("limit", 2).queryParam("after", next).get("/orders");
      seen.addAll(page.path("orders.orderId"));
      next = page.path("next");
      pages++;
    }

    assertThat(seen).isEqualTo(newestFirst);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aPageOfOneStatusHoldsNoOther() {
    String cancelled = newestFirst.get(2);
    Requests.cancel(UUID.fromString(cancelled)).then().statusCode(202);

    assertThat(listed("CANCELLING")).containsExactly(cancelled);
    assertThat(listed("PLACED")).hasSize(4).doesNotContain(cancelled);
    assertThat(listed("DELIVERED")).isEmpty();
  }

  @Test
  void aPageOfOneStatusGoesOnWhereTheOneBeforeEnded() {
    Response first = given().queryParam("status", "PLACED").queryParam("limit", 3).get("/orders");
    Response second =
        given()
            .queryParam("status", "PLACED")
            .queryParam("after", first.<String>path("next"))
            .get("/orders");

    assertThat(second.<List<String>>path("orders.orderId")).isEqualTo(newestFirst.subList(3, 5));
  }

  private static List<String> listed(String status) {
    return given().queryParam("status", status).get("/orders").path("orders.orderId");
  }
}
