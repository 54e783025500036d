package dev.plumb.eventing.relay;

import dev.plumb.eventing.broker.BrokerConnector;
import dev.plumb.eventing.broker.BrokerSettings;
import dev.plumb.eventing.lease.LeaseSettings;
import dev.plumb.eventing.lease.LeaseTable;
import dev.plumb.eventing.trace.EventSpans;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.cumulative.CumulativeCounter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A relay in a process of its own, to be killed. */
final class RelayInAProcess {

  static final Duration LEASE = Duration.ofSeconds(2);

  private RelayInAProcess() {}

  /**
   * @param haltAfter confirms after which it ends as if by kill -9, before it marks them; 0 for
   *     never
   */
  static Process start(Stage stage, int brokerPort, int haltAfter) throws IOException {
    return new ProcessBuilder(
            List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                RelayInAProcess.class.getName(),
                stage.name(),
                Integer.toString(stage.backends.postgres().port()),
                Integer.toString(brokerPort),
                Integer.toString(haltAfter)))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  public static void main(String[] args) throws Exception {
    String name = args[0];
    BrokerSettings broker =
        new BrokerSettings(
            "127.0.0.1",
            Integer.parseInt(args[2]),
            "guest",
            "guest",
            name,
            false,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    Pool pool =
        Stage.pool(
            Vertx.vertx(), "127.0.0.1", Integer.parseInt(args[1]), "plumb", "plumb", name, 4);
    Relay relay =
        new Relay(
            "doomed",
            Stage.quick(),
            new LeaseTable(pool, new LeaseSettings(LEASE)),
            pool,
            new BrokerConnector(broker),
            new HaltingRegistry(Integer.parseInt(args[3])),
            UUID.randomUUID(),
            System::nanoTime,
            InstantSource.system(),
            new Random(),
            EventSpans.none());
    relay.start();
    TimeUnit.MINUTES.sleep(5);
  }

  /** Sees confirms before they are marked. */
  private static final class HaltingRegistry extends SimpleMeterRegistry {
    private final int haltAfter;

    HaltingRegistry(int haltAfter) {
      this.haltAfter = haltAfter;
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
      boolean counts = haltAfter > 0 && "confirmed".equals(id.getTag("outcome"));
      return counts ? new HaltingCounter(id) : super.newCounter(id);
    }

    private final class HaltingCounter extends CumulativeCounter {
      HaltingCounter(Meter.Id id) {
        super(id);
      }

      @Override
      public void increment(double amount) {
        super.increment(amount);
        if (count() >= haltAfter) {
          Runtime.getRuntime().halt(137);
        }
      }
    }
  }
}
