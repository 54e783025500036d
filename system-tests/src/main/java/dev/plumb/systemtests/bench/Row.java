package dev.plumb.systemtests.bench;

/**
 * One line of the table.
 *
 * @param ours what was measured, in words with its unit
 * @param limit what the machine did in the same run
 * @param ratio ours against the limit, such that more is better unless {@code wanted} says at most
 * @param why where the time goes
 */
record Row(
    String work, String ours, String limit, String ratio, String wanted, boolean met, String why) {

  String markdown() {
    return "| %s | %s | %s | %s | %s | %s | %s |"
        .formatted(work, ours, limit, ratio, wanted, met ? "yes" : "**no**", why);
  }

  static final String HEADER =
      """
      | Work | Plumb | Limit in the same run | Ratio | Wanted | Met | Where the time goes |
      |---|---|---|---|---|---|---|""";
}
