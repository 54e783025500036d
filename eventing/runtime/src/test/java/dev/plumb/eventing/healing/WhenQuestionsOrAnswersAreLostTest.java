package dev.plumb.eventing.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumb.eventing.topology.Declaration;
import dev.plumb.eventing.topology.Questions;
import org.junit.jupiter.api.Test;

class WhenQuestionsOrAnswersAreLostTest extends HealingTest {

  @Test
  void whatNobodyHeardIsAskedAgain() {
    producer.publish(box.filled(1, 3));
    lose(version -> version == 2);
    consume();
    heal();
    await().atMost(LIMIT).until(() -> requests() >= 2);
    assertThat(inbox.watermark(box.key())).isEqualTo(1);

    producer.answer();

    awaitHealed(box, 3);
  }

  @Test
  void aLostTailIsFoundOnceTheProducerIsBack() {
    producer.answer();
    consume();
    heal();
    producer.publish(box.filled(1, 1));
    awaitHealed(box, 1);
    producer.fallSilent();
    stopConsuming();
    producer.publish(box.filled(2, 2));
    lose(version -> version == 2);
    consume();
    long looks = producer.counted("looks");

    producer.answer();

    awaitHealed(box, 2);
    assertThat(producer.counted("looks")).isGreaterThan(looks);
  }

  @Test
  void questionsThatArePurgedAreAskedAgain() {
    producer.publish(box.filled(1, 3));
    lose(version -> version != 1);
    broker.with(
        channel -> {
          for (Declaration each : new Questions("box").declarations()) {
            each.on(channel);
          }
          return null;
        });
    consume();
    heal();
    await().atMost(LIMIT).until(() -> broker.ready("box.questions") > 0);
    broker.with(channel -> channel.queuePurge("box.questions"));

    producer.answer();

    awaitHealed(box, 3);
  }

  @Test
  void anAnswerThatIsTakenAwayIsAskedForAgain() {
    producer.answer();
    producer.publish(box.filled(1, 3));
    lose(version -> version == 2);
    consume();
    // What is sent to the consumer's exchange goes nowhere until the consumer makes it anew.
    broker.with(channel -> channel.exchangeDelete(topology.name()));
    heal();

    awaitHealed(box, 3);
  }

  @Test
  void aQuestionsQueueThatIsDeletedIsMadeAnew() {
    producer.answer();
    consume();
    heal();
    await().atMost(LIMIT).until(() -> producer.counted("looks") > 0);
    broker.with(channel -> channel.queueDelete("box.questions"));
    producer.publish(box.filled(1, 1));
    stopConsuming();
    producer.publish(box.filled(2, 2));
    lose(version -> version == 2);
    consume();

    awaitHealed(box, 2);
  }

  @Test
  void connectionsThatAreCutAreOpenedAnew() {
    producer.answer();
    consume();
    heal();
    await().atMost(LIMIT).until(() -> producer.counted("looks") > 0);
    broker.cutConnections();
    long looks = producer.counted("looks");
    stopConsuming();
    producer.publish(box.filled(1, 2));
    lose(version -> version == 2);
    consume();

    awaitHealed(box, 2);
    assertThat(producer.counted("looks")).isGreaterThan(looks);
  }

  @Test
  void whatIsStillToBePublishedIsNotSentTwice() {
    producer.answer();
    producer.publish(box.filled(1, 1));
    producer.commit(box.filled(2, 2));
    consume();
    heal();

    await().atMost(LIMIT).until(() -> requests() >= 2);

    assertThat(producer.counted("resent")).isZero();
    assertThat(inbox.watermark(box.key())).isEqualTo(1);
  }
}
