package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

  @Test
  void idsCanBeReadAsTextToo() {
    GoldenExample shipped = GoldenExample.of("order.order-shipped.v1");
    byte[] message = CONTRACTS.encode(shipped.wireType(), shipped.fields());

    EventData received = CONTRACTS.decode(shipped.wireType(), message);

    assertThat(received.strings("lineIds"))
        .containsExactly(
            "0197a3b0-5c00-7000-8000-0000000000a1", "0197a3b0-5c00-7000-8000-0000000000a2");
  }

  @Test
  void idsCanBeWrittenAsTextToo() {
    GoldenExample shipped = GoldenExample.of("order.order-shipped.v1");
    Map<String, Object> asText = new HashMap<>(shipped.fields());
    asText.put("orderId", asText.get("orderId").toString());

    assertThat(CONTRACTS.encode(shipped.wireType(), asText))
        .isEqualTo(CONTRACTS.encode(shipped.wireType(), shipped.fields()));
  }
}
