package dev.plumb.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Race 12: what became of it is asked; only what never happened is called again, under its key. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenACaptureHasNoAnswerTest {

  @Inject Upstream upstream;
  @Inject Payments payments;

  private final UUID order = UUID.randomUUID();
  private final String key = "payment.capture:" + order + ":capture:1";

  @BeforeEach
  void authorized() {
    PaidHere.INTENTS.put(order.toString(), "requires_capture");
    upstream.placed(order);
    payments.eventually(order, "AUTHORIZED");
  }

  @Test
  void untilSomebodySaysWhatBecameOfItNobodyKnows() {
    PaidHere.SILENT.put(order.toString(), true);

    upstream.prepared(order);

    payments.eventually(order, "UNKNOWN");
    assertThat(payments.told(order)).containsExactly("payment-authorized");
  }

  @Test
  void oneThatHappenedIsNotRepeated() {
    PaidHere.LOSES_ITS_ANSWER.put(order.toString(), "succeeded");

    upstream.prepared(order);

    payments.eventually(order, "CAPTURED");
    assertThat(captures()).containsExactly(key);
    assertThat(payments.told(order)).containsExactly("payment-authorized", "payment-captured");
  }

  @Test
  void oneThatNeverHappenedIsRepeatedUnderTheSameKey() {
    PaidHere.LOSES_ITS_ANSWER.put(order.toString(), "requires_capture");

    upstream.prepared(order);

    payments.eventually(order, "CAPTURED");
    assertThat(captures()).containsExactly(key, key);
    assertThat(payments.told(order)).containsExactly("payment-authorized", "payment-captured");
  }

  private List<String> captures() {
    return PaidHere.KEYS.stream().filter(each -> each.equals(key)).toList();
  }
}
