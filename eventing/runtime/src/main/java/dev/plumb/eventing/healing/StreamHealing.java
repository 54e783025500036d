package dev.plumb.eventing.healing;

import dev.plumb.eventing.control.KeyVersion;
import dev.plumb.eventing.control.Page;
import dev.plumb.eventing.control.Question.Look;
import dev.plumb.eventing.control.Question.Resend;
import dev.plumb.eventing.healing.GapTable.Looked;
import dev.plumb.eventing.inbox.Upstreams;
import dev.plumb.eventing.topology.Answering;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** One stream's share of the work. Blocks; for one thread. */
final class StreamHealing {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Enough to do before more is compared. */
  private static final int MOST_GAPS = 2_000;

  private static final int AT_ONCE = 500;
  private static final Duration SOON = Duration.ofMillis(500);

  private final String service;
  private final String stream;
  private final String answers;
  private final HealingSettings settings;
  private final GapTable table;
  private final Upstreams upstreams;
  private final Asking asking;
  private final Supplier<UUID> ids;
  private final HealingMetrics metrics;
  private boolean begun;
  private UUID asked;
  private long askedAfter;
  private int epoch = 1;

  StreamHealing(
      String service,
      String stream,
      HealingSettings settings,
      GapTable table,
      Upstreams upstreams,
      Asking asking,
      Supplier<UUID> ids,
      HealingMetrics metrics) {
    this.service = service;
    this.stream = stream;
    this.answers = new Answering(service, stream).exchange();
    this.settings = settings;
    this.table = table;
    this.upstreams = upstreams;
    this.asking = asking;
    this.ids = ids;
    this.metrics = metrics;
  }

  /**
   * @param backlog whether what is missed may still be on the broker
   */
  void round(boolean backlog) throws IOException {
    if (!begun) {
      table.begin(stream).await().atMost(LIMIT);
      begun = true;
    }
    table.rebase(stream, AT_ONCE).await().atMost(LIMIT);
    // Before anything counts as asked for.
    asking.prepare(stream);
    askFor(lookAfter(backlog ? settings.patience() : settings.grace()));
    OptionalLong after =
        table.claim(stream, settings.compareEvery(), MOST_GAPS).await().atMost(LIMIT);
    if (after.isPresent()) {
      askedAfter = after.getAsLong();
      asked = ids.get();
      asking.ask(stream, new Look(service, askedAfter, asked, Look.TO_ME));
    }
  }

  /** True if it was this stream's; one that nobody waits for any more is nobody's. */
  boolean takes(String exchange, Page page) {
    long after = placeOf(exchange, page);
    if (after < 0) {
      return false;
    }
    if (page.epoch() > epoch) {
      upstreams.begin(stream, page.epoch()).await().atMost(LIMIT);
      epoch = page.epoch();
    }
    if (page.upTo() >= after) {
      table.compare(stream, after, page).await().atMost(LIMIT);
    }
    return true;
  }

  /**
   * Behind which position it is; -1 if it isn't this stream's. What comes through the service's
   * queue may be another replica's answer; an earlier build answers past it, who asked knows what.
   */
  private long placeOf(String exchange, Page page) {
    if (exchange.equals(answers)) {
      return page.after();
    }
    if (!page.question().equals(asked)) {
      return -1;
    }
    asked = null;
    return askedAfter;
  }

  private List<KeyVersion> lookAfter(Duration grace) {
    Looked looked =
        table.lookAfter(stream, AT_ONCE, grace, SOON, settings.retryUpTo()).await().atMost(LIMIT);
    metrics.opened(looked.opened());
    looked.closed().forEach(metrics::healed);
    return looked.missing();
  }

  private void askFor(List<KeyVersion> missing) throws IOException {
    for (int from = 0; from < missing.size(); from += Resend.LIMIT) {
      int to = Math.min(missing.size(), from + Resend.LIMIT);
      asking.ask(stream, new Resend(service, missing.subList(from, to)));
      metrics.asked();
    }
  }
}
