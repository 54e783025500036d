package dev.plumb.order.usecase;

import static dev.plumb.order.Requests.ORDER;
import static dev.plumb.order.Requests.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenAnAnswerIsOldTest {

  private final Tables tables = new Tables();
  @Inject ForgetAnswers forgetAnswers;

  @Test
  void itIsForgottenAndOnlyIt() throws Throwable {
    tables.empty();
    place("old", ORDER).then().statusCode(201);
    place("new", ORDER).then().statusCode(201);
    tables.execute(
        "update http_answer set answered_at = now() - interval '25 hours' where key = 'old'");

    assertThat(forgetAnswers.forget()).isOne();

    assertThat(tables.column("select key from http_answer")).containsExactly("new");
  }
}
