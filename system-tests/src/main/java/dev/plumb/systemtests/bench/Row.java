package dev.plumb.systemtests.bench;

/**
 * One line of the table.
 *
 * @param ours what was measured, with its unit
 * @param limit what the machine did in the same run
 */
record Row(String work, String ours, String limit, String ratio, String wanted, boolean met) {

  static final String HEADER =
      """
      | Work | Plumb | Limit in the same run | Ratio | Wanted | Met |
      |---|---|---|---|---|---|""";

  String markdown() {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(work, ours, limit, ratio, wanted, met ? "yes" : "**no**");
  }
}
