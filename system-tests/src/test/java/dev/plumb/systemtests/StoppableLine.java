package dev.plumb.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes SMTP on. While it stands still, every other mail gets no leave to begin its text, and the
 * others no answer to theirs, though the server has taken it.
 */
final class StoppableLine implements AutoCloseable {

  private final ServerSocket door;
  private final int serverPort;
  private final AtomicInteger mails = new AtomicInteger();
  private final AtomicInteger held = new AtomicInteger();
  private volatile CountDownLatch still = new CountDownLatch(0);

  private StoppableLine(ServerSocket door, int serverPort) {
    this.door = door;
    this.serverPort = serverPort;
  }

  static StoppableLine to(int serverPort) {
    try {
      ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      StoppableLine line = new StoppableLine(door, serverPort);
      Thread.ofVirtual().start(line::accept);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  void stop() {
    still = new CountDownLatch(1);
  }

  void goOn() {
    still.countDown();
  }

  /** How many mails stand still. */
  int held() {
    return held.get();
  }

  @Override
  public void close() {
    goOn();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> pass(client));
      }
    } catch (IOException closed) {
      // By close().
    }
  }

  private void pass(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      new Conversation(
              reader(client), reader(server), client.getOutputStream(), server.getOutputStream())
          .run();
    } catch (IOException | InterruptedException gone) {
      // One side has hung up, as it may.
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private void waitForLeave() throws InterruptedException {
    held.incrementAndGet();
    try {
      still.await();
    } finally {
      held.decrementAndGet();
    }
  }

  private final class Conversation {

    private final BufferedReader fromClient;
    private final BufferedReader fromServer;
    private final OutputStream toClient;
    private final OutputStream toServer;

    Conversation(
        BufferedReader fromClient,
        BufferedReader fromServer,
        OutputStream toClient,
        OutputStream toServer) {
      this.fromClient = fromClient;
      this.fromServer = fromServer;
      this.toClient = toClient;
      this.toServer = toServer;
    }

    void run() throws IOException, InterruptedException {
      answer();
      for (String line = fromClient.readLine(); line != null; line = fromClient.readLine()) {
        if (line.equals("DATA")) {
          text(mails.getAndIncrement() % 2 == 0);
        } else {
          send(toServer, line);
          answer();
        }
      }
    }

    /** Only what is whole goes on to the server. */
    private void text(boolean begins) throws IOException, InterruptedException {
      if (!begins) {
        waitForLeave();
      }
      send(toClient, "354 go on");
      List<String> lines = new ArrayList<>();
      do {
        lines.add(line(fromClient));
      } while (!lines.getLast().equals("."));
      send(toServer, "DATA");
      line(fromServer);
      for (String each : lines) {
        send(toServer, each);
      }
      String taken = line(fromServer);
      if (begins) {
        waitForLeave();
      }
      send(toClient, taken);
    }

    /** All lines of it. */
    private void answer() throws IOException {
      String line;
      do {
        line = line(fromServer);
        send(toClient, line);
      } while (line.length() > 3 && line.charAt(3) == '-');
    }

    private static String line(BufferedReader from) throws IOException {
      String line = from.readLine();
      if (line == null) {
        throw new IOException("hung up");
      }
      return line;
    }

    private static void send(OutputStream to, String line) throws IOException {
      to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
