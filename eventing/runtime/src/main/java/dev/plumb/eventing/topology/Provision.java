package dev.plumb.eventing.topology;

import com.rabbitmq.client.Channel;
import java.io.IOException;

/** How a service comes by what it needs on the broker. */
public enum Provision {
  /** Makes what is missing; needs the permission to configure it. */
  MAKES {
    @Override
    public long of(Declaration needed, Channel channel) throws IOException {
      return needed.on(channel);
    }
  },
  /** Somebody else makes it; looking needs no permission. */
  LOOKS {
    @Override
    public long of(Declaration needed, Channel channel) throws IOException {
      return needed.lookOn(channel);
    }
  };

  /**
   * Fails unless it is there now; the channel is closed then.
   *
   * @return messages ready in it; 0 for what holds none
   */
  public abstract long of(Declaration needed, Channel channel) throws IOException;
}
