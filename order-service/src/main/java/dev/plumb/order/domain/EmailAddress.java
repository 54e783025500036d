package dev.plumb.order.domain;

/**
 * Where a customer is written to: a plain {@code local@domain} of ASCII, without names, quotes or
 * comments, so that it can hold nothing but an address. Personal: it doesn't show itself.
 */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final String FORM =
      "(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+";

  public EmailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("no e-mail address");
    }
  }

  public static boolean isOne(String text) {
    return text.length() <= LONGEST && text.matches(FORM);
  }

  public String domain() {
    return value.substring(value.indexOf('@') + 1);
  }

  @Override
  public String toString() {
    return "EmailAddress[hidden]";
  }
}
