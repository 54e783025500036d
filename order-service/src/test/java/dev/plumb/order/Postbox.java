package dev.plumb.order;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mail server behind a line to it that fails on demand. */
public final class Postbox implements QuarkusTestResourceLifecycleManager {

  private static GreenMail server;
  private static SmtpLine line;

  /** The next so many mails to the address meet these, one each. */
  public static void faults(String address, SmtpLine.Fault... faults) {
    line.faults(address, faults);
  }

  /** How many mails to the address were begun. */
  public static int tries(String address) {
    return line.tries(address);
  }

  /** The next so many connections are told that there is no service here. */
  public static void turnAway(int connections) {
    line.turnAway(connections);
  }

  public static void down() {
    line.close();
  }

  public static void up() {
    line.open();
  }

  /** What the server has taken, in that order. */
  public static List<MimeMessage> taken(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> recipient(mail).equals(address))
        .toList();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Map<String, String> start() {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    server = new GreenMail(new ServerSetup(0, host, ServerSetup.PROTOCOL_SMTP));
    server.start();
    line = new SmtpLine(server.getSmtp().getPort());
    line.open();
    return Map.ofEntries(
        Map.entry("plumb.mail.host", host),
        Map.entry("plumb.mail.port", Integer.toString(line.port())),
        Map.entry("plumb.mail.from", "shop@plumb.example"),
        Map.entry("plumb.mail.security", "plain"),
        Map.entry("plumb.mail.timeout", "8s"),
        Map.entry("plumb.effect.provider.mail.backoff", "50ms"),
        Map.entry("plumb.effect.provider.mail.max-backoff", "200ms"),
        Map.entry("plumb.effect.provider.mail.circuit-volume", "6"),
        Map.entry("plumb.effect.provider.mail.circuit-ratio", "1"),
        Map.entry("plumb.effect.provider.mail.circuit-delay", "200ms"),
        // It tells whom it makes mailboxes for.
        Map.entry("quarkus.log.category.\"com.icegreen\".level", "WARN"));
  }

  @Override
  public void stop() {
    line.close();
    server.stop();
  }
}
