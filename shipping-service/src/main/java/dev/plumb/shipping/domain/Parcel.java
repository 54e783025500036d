package dev.plumb.shipping.domain;

import java.util.List;

/** What goes where. */
public record Parcel(Recipient recipient, List<Line> lines) {

  public record Line(LineId id, String sku, int quantity) {}

  public Parcel {
    lines = List.copyOf(lines);
  }

  List<LineId> lineIds() {
    return lines.stream().map(Line::id).toList();
  }
}
