package dev.plumb.eventing.broker;

import java.io.IOException;

/** The broker can't be used as things are; the message names the setting to put right. */
public final class BrokerUnavailable extends IOException {

  private static final long serialVersionUID = 1;

  BrokerUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
