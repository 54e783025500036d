package dev.plumb.eventing.connector;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import dev.plumb.eventing.inbox.BoxEvents;
import dev.plumb.eventing.inbox.InboxUnderTest;
import dev.plumb.eventing.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Not part of the suite: how fast a backlog goes, beside a consumer that only acknowledges. To be
 * run with {@code -Dtest.compiler=-XX:+TieredCompilation}, both compilers, as services are.
 */
class ThroughputOfAStream extends StreamTest {

  private static final int VERSIONS = 12;
  private static final List<BoxEvents> BOXES = boxes(5000);
  private static final int EVENTS = BOXES.size() * VERSIONS;

  @Test
  void measure() throws InterruptedException {
    Topology plain =
        new Topology(service + "plain", "box", Replica.PARTITIONS, "x-consistent-hash");
    broker.with(plain::declare);
    int[] batchSizes = {64, 256, 64, 256};
    for (int run = 0; run < batchSizes.length; run++) {
      broker.with(
          new Topology(service + run, "box", Replica.PARTITIONS, "x-consistent-hash")::declare);
    }
    broker.publish(filled(BOXES, VERSIONS));
    report("plain consumer", consumePlainly(plain));
    for (int run = 0; run < batchSizes.length; run++) {
      consume(service + run, batchSizes[run]);
    }
  }

  private void consume(String service, int batchSize) {
    try (InboxUnderTest own = new InboxUnderTest("throughput")) {
      long cpu = cpu();
      long begin = System.nanoTime();
      Replica replica = Replica.start(service, broker, own, 3, own.database.pool(), batchSize);
      await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> own.outcomes() >= EVENTS);
      report("inbox, batch " + batchSize, System.nanoTime() - begin);
      System.out.printf(
          "batches %s, %.0f events per CPU second of the JVM%n",
          own.batches(), EVENTS / ((cpu() - cpu) / 1e9));
      replica.close();
    }
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private long consumePlainly(Topology plain) throws InterruptedException {
    CountDownLatch received = new CountDownLatch(EVENTS);
    return broker.with(
        channel -> {
          channel.basicQos(512);
          long begin = System.nanoTime();
          for (int slot = 0; slot < Replica.PARTITIONS; slot++) {
            channel.basicConsume(
                plain.queue(slot),
                false,
                new DefaultConsumer(channel) {
                  @Override
                  public void handleDelivery(
                      String tag, Envelope envelope, AMQP.BasicProperties properties, byte[] body)
                      throws IOException {
                    if (received.getCount() % 64 == 0) {
                      channel.basicAck(envelope.getDeliveryTag(), true);
                    }
                    received.countDown();
                  }
                });
          }
          try {
            received.await(2, TimeUnit.MINUTES);
          } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
          }
          return System.nanoTime() - begin;
        });
  }

  private static void report(String what, long nanos) {
    System.out.printf("%s: %.0f events/s%n", what, EVENTS / (nanos / 1e9));
  }
}
