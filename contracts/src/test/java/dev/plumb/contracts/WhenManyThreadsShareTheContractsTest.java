package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhenManyThreadsShareTheContractsTest {

  private static final int THREADS = 8;
  private static final int ROUNDS = 200;

  private final List<GoldenExample> examples = GoldenExample.all().toList();

  @Test
  void eachReadsWhatItWrote() throws Exception {
    Contracts contracts = Contracts.load();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<Boolean>> work =
          IntStream.range(0, THREADS)
              .<Callable<Boolean>>mapToObj(thread -> () -> readsWhatItWrites(contracts))
              .toList();
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  private boolean readsWhatItWrites(Contracts contracts) {
    return IntStream.range(0, ROUNDS)
        .allMatch(round -> examples.stream().allMatch(example -> survives(contracts, example)));
  }

  private static boolean survives(Contracts contracts, GoldenExample example) {
    byte[] message = contracts.encode(example.wireType(), example.fields());
    EventData received = contracts.decode(example.wireType(), message);
    return Getters.readAll(received, example.schema()).equals(example.fields());
  }
}
