package dev.plumb.eventing.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.eventing.fixture.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenEventsWaitTest {

  private final TestDatabase database = TestDatabase.create("waiting");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final WaitingEvents waiting = new WaitingEvents(database.pool(), meters);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theyAreCountedUntilTheyGoOn() {
    database.run(
        """
        insert into parked (stream, key, version, event_id, source, type, schema, occurred_at, body)
        select 'order', gen_random_uuid(), 2, gen_random_uuid(), 's', 't', 'c', now(), '' from
          generate_series(1, 3);
        insert into gap (stream, key, version) values ('order', gen_random_uuid(), 2);
        insert into dead_letter (stream, body, reason) values ('order', '', 'unreadable');
        """);
    look();
    assertThat(waiting.counts()).isEqualTo(new WaitingEvents.Counts(3, 1, 1, Optional.empty()));
    assertThat(meters.get("plumb.inbox.parked").gauge().value()).isEqualTo(3);
    assertThat(meters.get("plumb.inbox.dead").gauge().value()).isOne();
    assertThat(meters.get("plumb.inbox.gaps").gauge().value()).isOne();

    database.run("delete from parked");
    look();
    assertThat(waiting.counts()).isEqualTo(new WaitingEvents.Counts(0, 1, 1, Optional.empty()));
  }

  @Test
  void aStoppedStreamIsNamed() {
    database.run(
        "insert into upstream (stream, stopped_at) values ('order', now()), ('other', null)");

    look();

    assertThat(waiting.counts().stopped()).contains("order");
    assertThat(meters.get("plumb.inbox.stopped").gauge().value()).isOne();
  }

  private void look() {
    waiting.look().await().atMost(Duration.ofSeconds(30));
  }
}
