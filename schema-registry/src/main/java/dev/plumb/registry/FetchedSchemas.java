package dev.plumb.registry;

import dev.plumb.contracts.WriterSchemas;
import dev.plumb.contracts.registry.SchemaRegistry;
import dev.plumb.eventing.inbox.Awaiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Asks the registry for an unknown schema once, whoever wants it meanwhile or soon afterwards.
 * Blocks nobody: until there is an answer, whoever asks is told to wait. Not even a stranger who
 * invents fingerprints makes it ask for more than {@value #MOST_UNKNOWN} in vain within the time
 * that an answer is remembered.
 */
final class FetchedSchemas implements WriterSchemas {

  static final int MOST_UNKNOWN = 10;

  private static final Logger LOG = Logger.getLogger(FetchedSchemas.class);

  private record Name(String wireType, long fingerprint) {

    @Override
    public String toString() {
      return "schema %016x of %s".formatted(fingerprint, wireType);
    }
  }

  private final SchemaRegistry registry;
  private final long restNanos;
  private final long unknownNanos;
  private final LongSupplier nanoTime;
  private final Map<Name, CompletableFuture<Search>> asked = new HashMap<>();
  private final Map<Name, Long> answeredAt = new HashMap<>();
  private long awayAt;
  private String away;

  FetchedSchemas(
      SchemaRegistry registry,
      Duration restAfterFault,
      Duration unknownFor,
      LongSupplier nanoTime) {
    this.registry = registry;
    this.restNanos = restAfterFault.toNanos();
    this.unknownNanos = unknownFor.toNanos();
    this.nanoTime = nanoTime;
  }

  /**
   * @throws Awaiting until there is an answer
   */
  @Override
  public Search find(String wireType, long fingerprint) {
    Name name = new Name(wireType, fingerprint);
    CompletableFuture<Search> answer = answer(name);
    if (!answer.isDone()) {
      throw new Awaiting(name.toString(), answer);
    }
    return answer.join();
  }

  private synchronized CompletableFuture<Search> answer(Name name) {
    forgetWhatIsOld();
    CompletableFuture<Search> before = asked.get(name);
    if (before != null) {
      return before;
    }
    if (away != null) {
      return nothing(away);
    }
    if (unknown() >= MOST_UNKNOWN) {
      return nothing("the registry is not asked, as too many others are just as unknown");
    }
    CompletableFuture<Search> answer = new CompletableFuture<>();
    asked.put(name, answer);
    registry
        .schema(name.wireType(), name.fingerprint())
        .<Search>thenApply(
            schema ->
                schema
                    .<Search>map(Search.Found::new)
                    .orElseGet(() -> new Search.Nothing("the registry does not have it")))
        .whenComplete((found, fault) -> answer.complete(remember(name, found, fault)));
    return answer;
  }

  private synchronized Search remember(Name name, Search found, Throwable fault) {
    if (fault == null) {
      answeredAt.put(name, nanoTime.getAsLong());
      LOG.infof("Asked the registry for %s: %s", name, found.inWords());
      return found;
    }
    asked.remove(name);
    awayAt = nanoTime.getAsLong();
    away = (fault instanceof CompletionException ? fault.getCause() : fault).getMessage();
    LOG.warnf("Could not ask for %s: %s", name, away);
    return new Search.Nothing(away);
  }

  private void forgetWhatIsOld() {
    long now = nanoTime.getAsLong();
    if (away != null && now - awayAt >= restNanos) {
      away = null;
    }
    answeredAt
        .entrySet()
        .removeIf(
            entry -> {
              boolean old = now - entry.getValue() >= unknownNanos;
              if (old) {
                asked.remove(entry.getKey());
              }
              return old;
            });
  }

  private long unknown() {
    return asked.values().stream()
        .filter(answer -> answer.getNow(null) instanceof Search.Nothing)
        .count();
  }

  private static CompletableFuture<Search> nothing(String why) {
    return CompletableFuture.completedFuture(new Search.Nothing(why));
  }
}
