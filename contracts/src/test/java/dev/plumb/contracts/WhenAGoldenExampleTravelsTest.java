package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WhenAGoldenExampleTravelsTest {

  private static final Contracts CONTRACTS = Contracts.load();

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void everyFieldArrivesAsItWasSent(GoldenExample example) {
    byte[] message = CONTRACTS.encode(example.wireType(), example.fields());

    EventData received = CONTRACTS.decode(example.wireType(), message);

    assertThat(Getters.readAll(received, example.schema())).isEqualTo(example.fields());
  }

  @ParameterizedTest
  @MethodSource("dev.plumb.contracts.GoldenExample#all")
  void itsSchemaCanBeNamed(GoldenExample example) {
    assertThat(CONTRACTS.schemaRef(example.wireType())).isEqualTo("contracts/" + example.path());
  }
}
