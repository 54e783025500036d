package dev.plumb.systemtests;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where the shop's mails go, behind a line to it that can stand still. */
final class MailServer implements AutoCloseable {

  private static final String DOMAIN = "plumb.example";

  private final GreenMail server;
  private final StoppableLine line;

  private MailServer(GreenMail server, StoppableLine line) {
    this.server = server;
    this.line = line;
  }

  static MailServer start() {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    GreenMail server = new GreenMail(new ServerSetup(0, host, ServerSetup.PROTOCOL_SMTP));
    server.start();
    return new MailServer(server, StoppableLine.to(server.getSmtp().getPort()));
  }

  Map<String, String> settings() {
    return Map.of(
        "PLUMB_MAIL_HOST",
        InetAddress.getLoopbackAddress().getHostAddress(),
        "PLUMB_MAIL_PORT",
        "" + line.port(),
        "PLUMB_MAIL_FROM",
        "shop@" + DOMAIN,
        "PLUMB_MAIL_SECURITY",
        "plain",
        "PLUMB_MAIL_TIMEOUT",
        "9s");
  }

  StoppableLine line() {
    return line;
  }

  /** The {@code Message-ID} of every mail that was taken. */
  List<String> taken() {
    return Arrays.stream(server.getReceivedMessages()).map(MailServer::id).toList();
  }

  /**
   * @param kind in lower case
   */
  static String id(String order, String kind) {
    return "<%s.%s@%s>".formatted(order, kind, DOMAIN);
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    line.close();
    server.stop();
  }
}
