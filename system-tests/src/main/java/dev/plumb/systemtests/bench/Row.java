package dev.plumb.systemtests.bench;

import java.util.List;

/**
 * One line of the table.
 *
 * @param ours what was measured, with its unit
 * @param limit what the machine did in the same run
 * @param notes what else was measured on the way
 */
record Row(
    String work,
    String ours,
    String limit,
    String ratio,
    String wanted,
    boolean met,
    List<String> notes) {

  Row(String work, String ours, String limit, String ratio, String wanted, boolean met) {
    this(work, ours, limit, ratio, wanted, met, List.of());
  }

  Row with(List<String> more) {
    return new Row(work, ours, limit, ratio, wanted, met, more);
  }

  static final String HEADER =
      """
      | Work | Plumb | Limit in the same run | Ratio | Wanted | Met |
      |---|---|---|---|---|---|""";

  String markdown() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(work, ours, limit, ratio, wanted, met ? "yes" : "**no**");
  }
}
