package dev.plumb.eventing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumb.eventing.fixture.TestDatabase;
import dev.plumb.eventing.usage.TypeUse.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenTypesAreUsedTest {

  private static final TypeUse READ = new TypeUse(Role.READ, "box", "box.filled.v1");
  private static final TypeUse WRITTEN = new TypeUse(Role.WRITTEN, "lid", "lid.shut.v3");

  private final TestDatabase database = TestDatabase.create("types_used");
  private final TypeUseRows rows = new TypeUseRows(database.pool());
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TypeUses uses = replica();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theDatabaseKnowsOnceItIsTold() {
    uses.read("box", "box.filled.v1");
    uses.written("lid", "lid.shut.v3");
    assertThat(all()).isEmpty();

    now(uses.tell());

    assertThat(all()).extracting(TypeUseRows.Last::use).containsExactly(READ, WRITTEN);
  }

  @Test
  void theLastTimeOfAllReplicasCounts() {
    uses.read("box", "box.filled.v1");
    now(uses.tell());
    Instant first = all().getFirst().lastAt();
    now(uses.tell());
    assertThat(all().getFirst().lastAt()).isEqualTo(first);

    TypeUses other = replica();
    other.read("box", "box.filled.v1");
    now(other.tell());

    assertThat(all().getFirst().lastAt()).isAfter(first);
  }

  @Test
  void whatTheDatabaseDidNotTakeIsToldAgain() {
    uses.read("box", "box.filled.v1");
    database.run("alter table type_use rename to away");
    assertThatThrownBy(() -> now(uses.tell())).hasMessageContaining("type_use");
    database.run("alter table away rename to type_use");

    now(uses.tell());

    assertThat(all()).extracting(TypeUseRows.Last::use).containsExactly(READ);
  }

  @Test
  void eventsOfATypeOnItsWayOutAreCounted() {
    for (int i = 0; i < 3; i++) {
      uses.read("box", "box.filled.v1");
    }
    uses.written("lid", "lid.shut.v3");

    assertThat(
            meters
                .counter(
                    "plumb.deprecated.events",
                    "role",
                    "read",
                    "stream",
                    "box",
                    "type",
                    "box.filled.v1")
                .count())
        .isEqualTo(3);
    assertThat(meters.find("plumb.deprecated.events").counters()).hasSize(1);
  }

  private TypeUses replica() {
    return new TypeUses(
        rows, type -> type.equals(READ.type()) ? Optional.of("v2") : Optional.empty(), meters);
  }

  private List<TypeUseRows.Last> all() {
    return now(rows.all());
  }

  private static <T> T now(Uni<T> work) {
    return work.await().atMost(Duration.ofSeconds(30));
  }
}
