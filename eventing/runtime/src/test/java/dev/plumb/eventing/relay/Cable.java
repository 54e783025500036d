package dev.plumb.eventing.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A TCP way to a server that can be cut, and that can hold back what the server says. */
final class Cable implements AutoCloseable {

  private final ServerSocket entrance;
  private final int serverPort;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicLong heldBack = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean holding;

  private Cable(ServerSocket entrance, int serverPort) {
    this.entrance = entrance;
    this.serverPort = serverPort;
  }

  static Cable to(int serverPort) throws IOException {
    Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), serverPort);
    Thread.ofVirtual().start(cable::accept);
    return cable;
  }

  int port() {
    return entrance.getLocalPort();
  }

  void holdBackAnswers() {
    hold(true);
  }

  void letThrough() {
    hold(false);
  }

  long bytesHeldBack() {
    return heldBack.get();
  }

  /** Ends all connections; what was held back is lost. New ones are let through. */
  void cut() throws IOException {
    List<Socket> all = List.copyOf(sockets);
    sockets.removeAll(all);
    for (Socket socket : all) {
      socket.close();
    }
    letThrough();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void hold(boolean now) {
    lock.lock();
    try {
      holding = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pump(client, server, false));
        Thread.ofVirtual().start(() -> pump(server, client, true));
      } catch (IOException closed) {
        // The entrance is closed, or the server is away and the client sees its end.
        continue;
      }
    }
  }

  private void pump(Socket from, Socket to, boolean isAnswer) {
    byte[] some = new byte[16_384];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(some); count >= 0; count = in.read(some)) {
        if (isAnswer) {
          awaitRelease(count);
        }
        out.write(some, 0, count);
      }
    } catch (IOException | InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitRelease(int bytes) throws InterruptedException {
    lock.lock();
    try {
      if (holding) {
        heldBack.addAndGet(bytes);
      }
      while (holding) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
