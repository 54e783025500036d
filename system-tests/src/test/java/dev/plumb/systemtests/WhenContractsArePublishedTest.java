package dev.plumb.systemtests;

import static dev.plumb.systemtests.CommandLine.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.Publication;
import dev.plumb.systemtests.CommandLine.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ARegistry.class)
class WhenContractsArePublishedTest {
  private static final int ALL = SchemaVersion.all().size();
  private static final SchemaVersion CLOSED =
      SchemaVersion.all().stream()
          .filter(it -> it.path().equals("order/order-closed/v1"))
          .findFirst()
          .orElseThrow();
  private static final String LAST_BRACKET = "\\]\\s*}\\s*$";

  private final ARegistry.Registry registry;

  WhenContractsArePublishedTest(ARegistry.Registry registry) {
    this.registry = registry;
  }

  @BeforeEach
  void forgetAll() {
    registry.forgetAll();
  }

  @Test
  void theRegistryHasThemAllAndASecondTimeChangesNothing() {
    Result before = type("diff");
    assertThat(before.exitCode()).isEqualTo(1);
    assertThat(before.output().lines().filter(it -> it.endsWith("only here"))).hasSize(ALL);

    Result first = type("publish");
    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output())
        .contains("published order/order-placed/v2")
        .endsWith(ALL + " published, 0 were there, 0 refused\n");
    Result again = type("publish");
    assertThat(again.exitCode()).isZero();
    assertThat(again.output()).isEqualTo("0 published, " + ALL + " were there, 0 refused\n");

    Result after = type("diff");
    assertThat(after.output()).contains(ALL + " versions, the same here");
    assertThat(after.exitCode()).isZero();
  }

  @Test
  void whatDiffersIsNamed() {
    registry.publish(SchemaVersion.all().stream().filter(it -> !it.equals(CLOSED)).toList());
    registry.publish(
        List.of(
            another("v1", CLOSED.json().replace("\"orderId\"", "\"orderNumber\"")),
            another("v9", CLOSED.json())));

    Result diff = type("diff");

    assertThat(diff.exitCode()).isEqualTo(1);
    assertThat(diff.output())
        .containsPattern("order.order-closed.v1 +v1 +differs")
        .containsPattern("order.order-closed.v9 +v9 +only there")
        .contains("2 versions are not the same");
    Result publish = type("publish");
    assertThat(publish.exitCode()).isEqualTo(1);
    assertThat(publish.output())
        .contains("refused order/order-closed/v1: another is published under this name")
        .contains("0 published, " + (ALL - 1) + " were there, 1 refused");
  }

  @Test
  void aMinorVersionThatAddsAFieldWithADefaultIsTaken() {
    registry.publish(List.of(CLOSED));

    Publication added = registry.publish(List.of(another("v1.1", withField("\"default\": \"\""))));

    assertThat(added.published()).containsExactly("order/order-closed/v1.1");
  }

  @Test
  void whatSomebodyCouldNotReadIsRefusedByNameAndHoldsUpNoOther() {
    registry.publish(List.of(CLOSED));

    Publication done =
        registry.publish(
            List.of(another("v1.1", withField("\"doc\": \"\"")), another("v2", CLOSED.json())));

    assertThat(done.published()).containsExactly("order/order-closed/v2");
    assertThat(done.refused())
        .singleElement()
        .asString()
        .startsWith("order/order-closed/v1.1: Incompatible artifact")
        .contains("note");
  }

  @Test
  void wordsMayBePutRightAfterwards() {
    registry.publish(List.of(CLOSED));

    Publication again =
        registry.publish(
            List.of(another("v1", CLOSED.json().replaceFirst("\"doc\": \"", "\"doc\": \"Now: "))));

    assertThat(again.there()).isEqualTo(1);
  }

  @Test
  void whoIsAwayIsNamed() {
    Result result =
        CommandLine.sh(PROGRAM + "contracts diff --registry http://localhost:9", Map.of());

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.output()).contains("http://localhost:9 can't be reached");
  }

  @Test
  void aServerThatIsNoRegistryIsNotTakenForAnEmptyOne() {
    String managed = "http://localhost:" + registry.server().managementPort();

    Result result =
        CommandLine.sh(PROGRAM + "contracts diff", Map.of("PLUMB_REGISTRY_URL", managed));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.output()).contains("answers with status 404");
  }

  private Result type(String what) {
    return CommandLine.sh(
        PROGRAM + "contracts " + what, Map.of("PLUMB_REGISTRY_URL", registry.server().url()));
  }

  private static SchemaVersion another(String number, String json) {
    return new SchemaVersion("order/order-closed/" + number, json);
  }

  private static String withField(String property) {
    return CLOSED
        .json()
        .replaceFirst(
            LAST_BRACKET, ", {\"name\": \"note\", \"type\": \"string\", " + property + "}]}");
  }
}
