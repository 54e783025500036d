package dev.plumb.sandbox.call;

import dev.plumb.sandbox.Reply;
import dev.plumb.sandbox.Settings;
import dev.plumb.sandbox.fault.Plan;
import dev.plumb.sandbox.ledger.Ledger;
import dev.plumb.sandbox.ledger.SavedReply;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Carries a keyed request out once; whoever repeats it gets the first answer, be it a success, a
 * decline or a 500. The answer is saved by the very change it reports.
 *
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Stripe: idempotent requests</a>
 */
@Singleton
class Keys {
  private static final int LONGEST = 255;

  private final Ledger ledger;
  private final Settings settings;
  private final InstantSource clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  Keys(Ledger ledger, Settings settings, InstantSource clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  Reply once(Dialect dialect, Post post, Plan plan, Function<Work, Reply> decision)
      throws InterruptedException {
    if (post.key() == null) {
      Thread.sleep(plan.slowness());
      return ledger.change(draft -> decide(dialect, new Work(draft, plan), decision));
    }
    if (post.key().length() > LONGEST) {
      return dialect.keyTooLong();
    }
    String id = dialect.scope() + ':' + post.key();
    if (!running.add(id)) {
      return dialect.keyInUse(post.key());
    }
    try {
      Optional<Reply> earlier = plan.forgetsKey() ? Optional.empty() : earlier(dialect, post, id);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      Thread.sleep(plan.slowness());
      return ledger.change(draft -> save(dialect, post, id, new Work(draft, plan), decision));
    } finally {
      running.remove(id);
    }
  }

  private Optional<Reply> earlier(Dialect dialect, Post post, String id) {
    Instant oldest = clock.instant().minus(settings.keyWindow());
    return ledger
        .read(books -> books.reply(id))
        .filter(saved -> saved.savedAt().isAfter(oldest))
        .map(saved -> compare(dialect, post, saved));
  }

  private static Reply compare(Dialect dialect, Post post, SavedReply saved) {
    if (!saved.path().equals(post.path())) {
      return dialect.keyOfOtherPath(post.key(), post.path(), saved.path());
    }
    if (!saved.fingerprint().equals(post.fingerprint())) {
      return dialect.keyOfOtherParameters(post.key());
    }
    return new Reply(saved.status(), saved.body(), true);
  }

  private Reply save(
      Dialect dialect, Post post, String id, Work work, Function<Work, Reply> decision) {
    Reply reply = decide(dialect, work, decision);
    work.draft()
        .put(
            new SavedReply(
                id,
                clock.instant(),
                post.path(),
                post.fingerprint(),
                reply.status(),
                reply.body()));
    return reply;
  }

  private static Reply decide(Dialect dialect, Work work, Function<Work, Reply> decision) {
    Reply reply = decision.apply(work);
    return work.plan().failsWhenDone() ? dialect.failure(500) : reply;
  }
}
