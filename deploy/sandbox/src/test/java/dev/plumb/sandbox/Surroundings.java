package dev.plumb.sandbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of its own, quick parcels, and somebody who takes the webhooks. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
  private Receiver receiver;
  private Path folder;

  @Override
  public Map<String, String> start() {
    receiver = Receiver.start();
    try {
      folder = Files.createTempDirectory("sandbox-test-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "sandbox.data",
        folder.toString(),
        "sandbox.payment-webhook.url",
        receiver.url("/payment"),
        "sandbox.payment-webhook.secret",
        Receiver.SECRET,
        "sandbox.carrier-webhook.url",
        receiver.url("/carrier"),
        "sandbox.carrier-webhook.secret",
        Receiver.SECRET,
        "sandbox.webhook-retry.first",
        "50ms",
        "sandbox.carrier.in-transit-after",
        "50ms",
        "sandbox.carrier.delivered-after",
        "50ms");
  }

  @Override
  public void inject(TestInjector tests) {
    tests.injectIntoFields(receiver, new TestInjector.MatchesType(Receiver.class));
  }

  @Override
  public void stop() {
    receiver.stop();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
