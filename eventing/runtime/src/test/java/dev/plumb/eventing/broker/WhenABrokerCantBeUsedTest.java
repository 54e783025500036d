package dev.plumb.eventing.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.topology.Provision;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reply texts are RabbitMQ's own. */
class WhenABrokerCantBeUsedTest {

  private static final Duration SOON = Duration.ofSeconds(1);

  private final BrokerFault fault =
      new BrokerFault(
          new BrokerSettings(
              "rabbit.example", 5673, "plumb", "secret", "shop", false, SOON, SOON, SOON),
          Provision.MAKES);

  @Test
  void aRefusedConnectionNamesHostAndPort() {
    assertThat(fault.inWords(new ConnectException("Connection refused")))
        .contains("rabbit.example:5673", "nothing listens")
        .contains("check rabbitmq-host and rabbitmq-port");
  }

  @Test
  void aConnectionThatIsNotAnsweredNamesHostAndPort() {
    assertThat(fault.inWords(new TimeoutException()))
        .contains("rabbit.example:5673", "no answer in time", "rabbitmq-host", "rabbitmq-port");
  }

  @Test
  void anUnknownHostNamesItsSetting() {
    assertThat(fault.inWords(new UnknownHostException("rabbit.example")))
        .contains("'rabbit.example'", "check rabbitmq-host");
  }

  @Test
  void aWrongPasswordNamesUserAndSettingsButNeverThePassword() {
    assertThat(fault.inWords(new PossibleAuthenticationFailureException("ACCESS_REFUSED")))
        .contains("'plumb'", "check rabbitmq-username and rabbitmq-password")
        .doesNotContain("secret");
  }

  @Test
  void aFailedHandshakeNamesTheTlsSettings() {
    assertThat(fault.inWords(new SSLHandshakeException("no trusted certificate found")))
        .contains("rabbitmq-ssl", "trust store", "no trusted certificate found");
  }

  @Test
  void aMissingVirtualHostNamesItsSettingAndHowToHaveIt() {
    assertThat(connectionClosed(530, "NOT_ALLOWED - vhost shop not found"))
        .contains("virtual host 'shop'", "check rabbitmq-virtual-host", "or create it");
  }

  @Test
  void aBrokerWithoutConfirmsNamesTheSettingsThatLeadThere() {
    AMQP.Connection.Close close =
        new AMQP.Connection.Close.Builder()
            .replyCode(540)
            .replyText("NOT_IMPLEMENTED")
            .classId(85)
            .methodId(10)
            .build();
    assertThat(inWordsOf(true, close))
        .contains("rabbit.example:5673 can't confirm", "rabbitmq-host", "rabbitmq-port");
  }

  @ParameterizedTest
  @CsvSource({
    "x-consistent-hash, rabbitmq_consistent_hash_exchange",
    "x-modulus-hash, rabbitmq_sharding"
  })
  void anUnknownExchangeTypeNamesThePluginAndTheCommand(String type, String plugin) {
    assertThat(connectionClosed(503, "COMMAND_INVALID - unknown exchange type '" + type + "'"))
        .contains("'" + type + "'", "run 'rabbitmq-plugins enable " + plugin + "' on every node");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "invalid"})
  void anExchangeTypeOfSomebodyElsesIsNamed(String how) {
    assertThat(connectionClosed(503, "COMMAND_INVALID - " + how + " exchange type 'x-other'"))
        .contains("no exchange type 'x-other'", "enable the plugin");
  }

  @Test
  void otherArgumentsNameWhatDiffersAndTheTwoWaysOut() {
    String text =
        "PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'billing.order' in vhost"
            + " 'shop': received 'x-consistent-hash' but current is 'topic'";
    assertThat(channelClosed(406, text))
        .contains("'billing.order'", "current is 'topic'")
        .contains("delete it there, or put the settings back");
  }

  @Test
  void aMissingPermissionNamesTheUserAndTheObject() {
    String text =
        "ACCESS_REFUSED - configure access to exchange 'order' in vhost 'shop' refused for user"
            + " 'plumb'";
    assertThat(channelClosed(403, text)).contains("'plumb' lacks a permission", "exchange 'order'");
  }

  @Test
  void aQueueWhoseNodeIsDownIsNamed() {
    String text =
        "NOT_FOUND - home node 'rabbit@two' of durable queue 'order.questions' in vhost 'shop' is"
            + " down or inaccessible";
    assertThat(channelClosed(404, text)).contains("isn't there now", "home node 'rabbit@two'");
  }

  @Test
  void theCauseIsFoundHoweverDeepItIs() {
    IOException wrapped = new IOException(new IOException(new ConnectException("refused")));
    assertThat(fault.inWords(wrapped)).contains("rabbitmq-host");
  }

  @Test
  void somethingElseIsToldInItsFirstLine() {
    assertThat(fault.inWords(new IOException("broken\nstack")))
        .contains("rabbit.example:5673", "broken")
        .doesNotContain("stack");
    assertThat(fault.inWords(new IOException())).contains("IOException");
  }

  private String connectionClosed(int code, String text) {
    AMQP.Connection.Close close =
        new AMQP.Connection.Close.Builder()
            .replyCode(code)
            .replyText(text)
            .classId(0)
            .methodId(0)
            .build();
    return inWordsOf(true, close);
  }

  private String channelClosed(int code, String text) {
    AMQP.Channel.Close close =
        new AMQP.Channel.Close.Builder()
            .replyCode(code)
            .replyText(text)
            .classId(0)
            .methodId(0)
            .build();
    return inWordsOf(false, close);
  }

  /** As the client throws it. */
  private String inWordsOf(boolean hard, com.rabbitmq.client.Method reason) {
    return fault.inWords(new IOException(new ShutdownSignalException(hard, false, reason, this)));
  }
}
