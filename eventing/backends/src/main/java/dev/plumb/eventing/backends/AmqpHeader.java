package dev.plumb.eventing.backends;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A node opens its port before it can serve; only the answer to the protocol header counts. */
final class AmqpHeader {
  private static final byte[] HEADER = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

  private AmqpHeader() {}

  static boolean isAnswered(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), 1_000);
      socket.setSoTimeout(2_000);
      socket.getOutputStream().write(HEADER);
      // connection.start is a method frame: type 1.
      return socket.getInputStream().read() == 1;
    } catch (IOException _) {
      return false;
    }
  }
}
