package dev.plumb.simulator.memory;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.KeyedRequest;
import dev.plumb.order.store.Answers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link Answers} in memory. */
public final class MemoryAnswers implements Answers {

  private record Key(String scope, String key) {}

  private final Map<Key, Kept> answers = new HashMap<>();

  @Override
  public Uni<Set<KeyedRequest>> keep(Tx tx, List<Kept> kept, Duration patience) {
    MemoryTx open = MemoryTx.of(tx);
    List<Key> keys = kept.stream().map(each -> key(each.request())).toList();
    return open.statement(() -> open.lock(keys).map(held -> keep(open, kept)));
  }

  private Set<KeyedRequest> keep(MemoryTx tx, List<Kept> kept) {
    Set<KeyedRequest> first = new LinkedHashSet<>();
    for (Kept each : kept) {
      if (!answers.containsKey(key(each.request()))) {
        first.add(each.request());
        tx.write(() -> answers.put(key(each.request()), each));
      }
    }
    return first;
  }

  @Override
  public Uni<Optional<Given>> find(Tx tx, KeyedRequest request) {
    return Uni.createFrom()
        .item(
            Optional.ofNullable(answers.get(key(request)))
                .map(
                    kept ->
                        new Given(kept.answer(), kept.request().hash().equals(request.hash()))));
  }

  @Override
  public Uni<Integer> forget(Tx tx, Duration olderThan) {
    throw new UnsupportedOperationException("nothing is forgotten here");
  }

  private static Key key(KeyedRequest request) {
    return new Key(request.scope(), request.key());
  }
}
