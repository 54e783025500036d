package dev.plumb.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/** The table of adapters as the gate sees it, and with more in it. */
public record AdaptersUnderTest(List<Adapter> steps) {

  public static AdaptersUnderTest all() {
    return new AdaptersUnderTest(Adapters.all().steps());
  }

  public AdaptersUnderTest with(String from, String to, UnaryOperator<Map<String, Object>> values) {
    List<Adapter> more = new ArrayList<>(steps);
    more.add(new Adapter(from, to, "", values));
    return new AdaptersUnderTest(more);
  }

  /**
   * What a consumer decodes with.
   *
   * @param read by wire type
   * @param schemas by path, the newest of a wire type last
   */
  public Contracts contracts(
      String consumer, Map<String, Schema> read, Map<String, Schema> schemas) {
    return Contracts.of(new Consumer(consumer, read, new Adapters(steps)), schemas);
  }
}
