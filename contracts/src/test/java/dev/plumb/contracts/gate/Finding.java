package dev.plumb.contracts.gate;

/**
 * One reason why a change can't land.
 *
 * @param where the version that is wrong, such as {@code order/order-placed/v1.1}
 * @param field its path there, such as {@code lines[].quantity}; empty if it is about the whole
 * @param problem goes on where the field's name ends
 * @param instead what to do
 */
record Finding(String where, String field, String problem, String instead) {

  static Finding ofWhole(String where, String problem, String instead) {
    return new Finding(where, "", problem, instead);
  }

  String subject() {
    return field.isEmpty() ? where : where + ": " + field;
  }
}
