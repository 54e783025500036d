package dev.plumb.order;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes SMTP on, line by line, and does to a mail what was asked for its recipient. */
public final class SmtpLine {

  /** What becomes of one mail. */
  public enum Fault {
    /** Greylisted. */
    LATER,
    /** No such mailbox, in the words of a server that repeats the address. */
    REFUSED,
    /** The text is taken, and then it is not. */
    REFUSED_AFTER_THE_TEXT,
    CUT_AT_DATA,
    /** The server goes on listening and says nothing more. */
    SILENT_AT_DATA,
    /** The text is on its way, and never comes to the server. */
    CUT_BEFORE_IT_IS_TAKEN,
    /** The server has the mail, and its answer is lost. */
    CUT_AFTER_THE_TEXT,
    /** The same, and nobody hangs up. */
    SILENT_AFTER_THE_TEXT
  }

  private final int serverPort;
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket door;
  private int port;

  SmtpLine(int serverPort) {
    this.serverPort = serverPort;
  }

  int port() {
    return port;
  }

  void faults(String address, Fault... next) {
    Queue<Fault> queue = new ConcurrentLinkedQueue<>();
    queue.addAll(List.of(next));
    faults.put(address, queue);
  }

  /** The next so many connections are told that there is no service here. */
  void turnAway(int connections) {
    turnedAway.set(connections);
  }

  int tries(String address) {
    return tries.getOrDefault(address, new AtomicInteger()).get();
  }

  /** The second time at the same port. */
  void open() {
    try {
      door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      port = door.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerSocket mine = door;
    Thread.ofVirtual().start(() -> accept(mine));
  }

  void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket at) {
    try {
      while (true) {
        Socket client = at.accept();
        Thread.ofVirtual().start(() -> pass(client));
      }
    } catch (SocketException closed) {
      // By close().
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void pass(Socket client) {
    open.add(client);
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      new Conversation(client, server).run();
    } catch (IOException gone) {
      // One side has hung up, as it may.
    } finally {
      open.remove(client);
    }
  }

  /** One connection: a command, its answer, and so on. */
  private final class Conversation {

    private final BufferedReader fromClient;
    private final BufferedReader fromServer;
    private final OutputStream toClient;
    private final OutputStream toServer;
    private Fault fault;

    Conversation(Socket client, Socket server) throws IOException {
      fromClient = reader(client);
      fromServer = reader(server);
      toClient = client.getOutputStream();
      toServer = server.getOutputStream();
    }

    void run() throws IOException {
      if (turnedAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        send(toClient, "554 no service here");
        untilTheyHangUp();
        return;
      }
      answer();
      for (String line = fromClient.readLine(); line != null; line = fromClient.readLine()) {
        if (!command(line)) {
          return;
        }
      }
    }

    /** False where the connection is cut. */
    private boolean command(String line) throws IOException {
      if (line.startsWith("RCPT TO:")) {
        return recipient(line);
      }
      if (!line.equals("DATA")) {
        send(toServer, line);
        answer();
        return true;
      }
      if (fault == Fault.CUT_AT_DATA) {
        return false;
      }
      if (fault == Fault.SILENT_AT_DATA) {
        return untilTheyHangUp();
      }
      return text();
    }

    private boolean recipient(String line) throws IOException {
      String address = line.substring("RCPT TO:<".length(), line.length() - 1);
      tries.computeIfAbsent(address, mail -> new AtomicInteger()).incrementAndGet();
      fault = faults.getOrDefault(address, new ConcurrentLinkedQueue<>()).poll();
      if (fault == Fault.LATER) {
        send(toClient, "451 4.7.1 <" + address + ">: try again later");
      } else if (fault == Fault.REFUSED) {
        send(toClient, "550 5.1.1 <" + address + ">: no such mailbox");
      } else {
        send(toServer, line);
        answer();
      }
      return true;
    }

    /** Only what is whole goes on to the server. */
    private boolean text() throws IOException {
      send(toClient, "354 go on");
      List<String> lines = new ArrayList<>();
      String line;
      do {
        line = fromClient.readLine();
        if (line == null) {
          return false;
        }
        lines.add(line);
      } while (!line.equals("."));
      if (fault == Fault.REFUSED_AFTER_THE_TEXT) {
        send(toClient, "554 5.7.1 looks like spam");
        return false;
      }
      if (fault == Fault.CUT_BEFORE_IT_IS_TAKEN) {
        return false;
      }
      send(toServer, "DATA");
      fromServer.readLine();
      for (String each : lines) {
        send(toServer, each);
      }
      return afterTheText();
    }

    private boolean afterTheText() throws IOException {
      if (fault == Fault.CUT_AFTER_THE_TEXT) {
        fromServer.readLine();
        return false;
      }
      if (fault == Fault.SILENT_AFTER_THE_TEXT) {
        fromServer.readLine();
        return untilTheyHangUp();
      }
      answer();
      return true;
    }

    private boolean untilTheyHangUp() throws IOException {
      while (fromClient.readLine() != null) {
        // They may say what they like.
      }
      return false;
    }

    /** All lines of it. */
    private void answer() throws IOException {
      String line;
      do {
        line = fromServer.readLine();
        if (line == null) {
          throw new SocketException("the server has hung up");
        }
        send(toClient, line);
      } while (line.length() > 3 && line.charAt(3) == '-');
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void send(OutputStream to, String line) throws IOException {
      to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
