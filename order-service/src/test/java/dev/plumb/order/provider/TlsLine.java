package dev.plumb.order.provider;

import dev.plumb.order.usecase.MailSettings.Security;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Passes SMTP on to a server that knows no TLS, and says what came here in plain. */
final class TlsLine implements AutoCloseable {

  private final SSLContext tls;
  private final Security security;
  private final int serverPort;
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> plain = new CopyOnWriteArrayList<>();

  /**
   * @param security what it offers
   */
  TlsLine(SSLContext tls, Security security, int serverPort) throws IOException {
    this.tls = tls;
    this.security = security;
    this.serverPort = serverPort;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What everybody on the way could read. */
  List<String> plain() {
    return plain;
  }

  @Override
  public void close() throws IOException {
    door.close();
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
      switch (security) {
        case TLS -> both(encrypted(client), server);
        case START_TLS -> {
          untilTheyEncrypt(client);
          line(server.getInputStream());
          both(encrypted(client), server);
        }
        case PLAIN -> untilTheyEncrypt(client);
      }
    } catch (IOException gone) {
      // One side has hung up, as it may.
    }
  }

  private void untilTheyEncrypt(Socket client) throws IOException {
    answer(client, "220 mail.example");
    for (String said = command(client); !said.equals("STARTTLS"); said = command(client)) {
      answer(
          client,
          "250-mail.example\r\n250 " + (security == Security.PLAIN ? "AUTH PLAIN" : "STARTTLS"));
    }
    answer(client, "220 go on");
  }

  private String command(Socket client) throws IOException {
    String said = line(client.getInputStream());
    plain.add(said);
    return said;
  }

  private Socket encrypted(Socket client) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
    encrypted.setUseClientMode(false);
    return encrypted;
  }

  private static void both(Socket client, Socket server) throws IOException {
    Thread.ofVirtual()
        .start(
            () -> {
              try (server) {
                client.getInputStream().transferTo(server.getOutputStream());
              } catch (IOException gone) {
                // One side has hung up, as it may.
              }
            });
    server.getInputStream().transferTo(client.getOutputStream());
  }

  private static void answer(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Byte by byte: what comes after it is another's. */
  private static String line(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = from.read(); next != '\n'; next = from.read()) {
      if (next < 0) {
        throw new IOException("hung up");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
