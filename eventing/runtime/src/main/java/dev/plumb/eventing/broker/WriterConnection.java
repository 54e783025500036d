package dev.plumb.eventing.broker;

import com.rabbitmq.client.Connection;
import java.io.IOException;

/** A connection on which one thread may write many messages with few writes to the socket. */
public final class WriterConnection {

  private final Connection connection;
  private final WritesTogether writes;

  WriterConnection(Connection connection, WritesTogether writes) {
    this.connection = connection;
    this.writes = writes;
  }

  public Connection connection() {
    return connection;
  }

  /** What is published from now on may stay here until {@link #release}, which must follow soon. */
  public void hold() {
    writes.hold();
  }

  /** Writes what is still here. Blocks for as long as the broker doesn't take it. */
  public void release() throws IOException {
    writes.release();
  }
}
