package dev.plumb.eventing.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhenSettingsAreUnsafeTest {

  @Test
  void theStartFailsAndSaysAllThatIsWrongAtOnce() {
    SettingsCheck check =
        new SettingsCheck(
            List.of(
                () -> List.of("a is 0: set it to 1"), List::of, () -> List.of("b is 2", "c is 3")));

    assertThatThrownBy(() -> check.check(null))
        .hasMessageContainingAll("a is 0: set it to 1", "b is 2", "c is 3");
  }

  @Test
  void safeOnesLetItStart() {
    SettingsCheck check = new SettingsCheck(List.of(List::of));

    assertThatCode(() -> check.check(null)).doesNotThrowAnyException();
  }
}
