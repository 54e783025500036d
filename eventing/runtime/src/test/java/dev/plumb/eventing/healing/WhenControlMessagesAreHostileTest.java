package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.Question;
import dev.plumb.eventing.control.Question.Look;
import dev.plumb.eventing.control.Question.Resend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WhenControlMessagesAreHostileTest extends HealingTest {

  private static final String QUESTIONS = "box.questions";

  private int sent;

  @Test
  void theyAreDroppedAndWriteNothingAnywhere() {
    producer.answer();
    producer.publish(box.filled(1, 2));
    await().atMost(LIMIT).until(() -> broker.with(this::questionsAreThere));
    long waiting = waiting();

    ask(new BasicProperties(), new byte[0]);
    ask(new BasicProperties.Builder().type("plumb.log.look.v1").build(), new byte[0]);
    ask(of(new Look("bad name/..", 0, UUID.randomUUID(), Look.TO_ME + ".x")), new byte[0]);
    ask(of(new Look(service, -1, UUID.randomUUID(), Look.TO_ME + ".x")), new byte[0]);
    ask(of(new Look(service, 0, UUID.randomUUID(), topology.queue(0))), new byte[0]);
    ask(look(Map.of("consumer", service, "after", "many")), new byte[0]);
    ask(of(resend(1)), new byte[23]);
    ask(of(resend(1)), new byte[0]);
    ask(of(resend(1)), new byte[5_000_000]);
    ask(of(resend(1)), resend(101).body());
    ask(of(resend(1)), new Resend(service, List.of(new KeyVersion(box.key(), -1))).body());
    ask(of(new Resend("nobody-at-all", List.of(new KeyVersion(box.key(), 1)))), one().body());

    await().atMost(LIMIT).until(() -> producer.counted("invalid") >= sent - 2);
    await().atMost(LIMIT).until(() -> broker.ready(QUESTIONS) == 0);
    assertThat(producer.counted("resent")).isZero();
    assertThat(waiting()).isEqualTo(waiting);
    assertThat(producer.database.number("select count(*) from event_log")).isEqualTo(2);
  }

  @Test
  void anOrderNobodyKnowsIsNotMadeUp() {
    producer.answer();
    producer.publish(box.filled(1, 2));
    await().atMost(LIMIT).until(() -> broker.with(this::questionsAreThere));
    long waiting = waiting();
    Resend unknown = new Resend(service, List.of(new KeyVersion(UUID.randomUUID(), 1)));

    ask(of(unknown), unknown.body());
    ask(of(one()), one().body());

    await().atMost(LIMIT).until(() -> producer.counted("resent") == 1);
    await().atMost(LIMIT).until(() -> waiting() == waiting + 1);
    assertThat(producer.counted("states")).isZero();
    assertThat(producer.database.number("select count(*) from event_log")).isEqualTo(2);
    assertThat(producer.database.number("select count(*) from outbox")).isZero();
    assertThat(producer.database.number("select count(*) from made")).isEqualTo(1);
  }

  @Test
  void aFloodOfThemHoldsHealingUpForSecondsOnly() {
    producer.answer();
    producer.publish(box.filled(1, 3));
    lose(version -> version == 2);
    await().atMost(LIMIT).until(() -> broker.with(this::questionsAreThere));
    broker.with(
        channel -> {
          for (int i = 0; i < 2_000; i++) {
            channel.basicPublish("", QUESTIONS, of(one()), new byte[7]);
          }
          return null;
        });

    consume();
    heal();

    awaitHealed(box, 3);
  }

  private boolean questionsAreThere(Channel channel) {
    try {
      channel.queueDeclarePassive(QUESTIONS);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private long waiting() {
    long waiting = 0;
    for (int slot = 0; slot < topology.slots(); slot++) {
      waiting += broker.ready(topology.queue(slot));
    }
    return waiting;
  }

  private Resend one() {
    return resend(1);
  }

  private Resend resend(int events) {
    List<KeyVersion> missing = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      missing.add(new KeyVersion(box.key(), i + 1));
    }
    return new Resend(service, missing);
  }

  private static BasicProperties of(Question question) {
    return question.properties();
  }

  private static BasicProperties look(Map<String, Object> headers) {
    return new BasicProperties.Builder()
        .type("plumb.log.look.v1")
        .correlationId(UUID.randomUUID().toString())
        .replyTo(Look.TO_ME + ".x")
        .headers(headers)
        .build();
  }

  private void ask(BasicProperties properties, byte[] body) {
    sent++;
    broker.with(
        channel -> {
          channel.basicPublish("", QUESTIONS, properties, body);
          return null;
        });
  }
}
