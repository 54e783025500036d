package dev.plumb.local;

/**
 * What the faults did to the money.
 *
 * @param struck calls, readings and webhooks that met one
 * @param mostCharges for one order, at the provider
 * @param longestUnknown seconds from an effect's first call to its answer, where one was missing
 *     first
 */
record FaultReport(long struck, long mostCharges, long longestUnknown) {
  private static final String LONGEST =
      """
      select coalesce(ceil(extract(epoch from max(settled_at - first_sent_at))), 0)::bigint
      from effect where attempts > 1
      """;

  static FaultReport of(Site site, Faults faults) {
    return new FaultReport(
        faults.struck(),
        faults.mostChargesForOneOrder(),
        site.database(Application.BILLING).number(LONGEST));
  }

  boolean isWell() {
    return mostCharges <= 1;
  }

  String table() {
    return """
        faults
          calls and webhooks that met one    %8d
          most charges for one order         %8d
          longest without an answer, seconds %8d"""
        .formatted(struck, mostCharges, longestUnknown);
  }
}
