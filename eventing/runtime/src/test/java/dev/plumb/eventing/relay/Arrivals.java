package dev.plumb.eventing.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a queue got, in its order.
 *
 * @param all key and version of every message
 */
record Arrivals(List<Arrival> all) {

  record Arrival(String key, long version) {}

  /** Empties the queue. */
  static Arrivals in(Stage stage, String queue) {
    List<Arrival> all = new ArrayList<>();
    stage.onBroker(
        channel -> {
          CountDownLatch emptied =
              new CountDownLatch(channel.queueDeclarePassive(queue).getMessageCount());
          channel.basicConsume(
              queue,
              true,
              (tag, delivery) -> {
                Map<String, Object> headers = delivery.getProperties().getHeaders();
                all.add(
                    new Arrival(
                        headers.get("cloudEvents:partitionkey").toString(),
                        Long.parseLong(headers.get("cloudEvents:sequence").toString())));
                emptied.countDown();
              },
              tag -> {});
          awaitQuietly(emptied);
        });
    return new Arrivals(all);
  }

  private static void awaitQuietly(CountDownLatch emptied) {
    try {
      assertThat(emptied.await(30, TimeUnit.SECONDS)).as("the queue is emptied").isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Everything that was committed is there, and no more of it twice than allowed. */
  Arrivals holdAllOf(Stage stage, long duplicatesAtMost) {
    Set<Arrival> distinct = new HashSet<>(all);
    assertThat(distinct).as("arrived").hasSize((int) stage.logged());
    assertThat((long) all.size() - distinct.size())
        .as("duplicates")
        .isLessThanOrEqualTo(duplicatesAtMost);
    return this;
  }

  /** By first arrival each key's versions are 1, 2, 3 ... */
  Arrivals keepOrder() {
    Map<String, Long> last = new HashMap<>();
    for (Arrival arrival : all) {
      long before = last.getOrDefault(arrival.key(), 0L);
      assertThat(arrival.version())
          .as("version of %s after %s", arrival.key(), before)
          .isLessThanOrEqualTo(before + 1);
      last.merge(arrival.key(), arrival.version(), Math::max);
    }
    return this;
  }
}
