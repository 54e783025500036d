package dev.plumb.eventing.replay;

/** Some events may have arrived and some not: the same call may be made again. */
public final class RepublishingFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for a person
   * @param cause null where the broker said so
   */
  RepublishingFailed(String reason, Throwable cause) {
    super(reason, cause);
  }
}
