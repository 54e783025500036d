package dev.plumb.systemtests;

import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the packaged applications, two replicas of each service, and the server that
 * takes their mails. Started by the first class, shared by all, ended after the last one.
 */
final class AllOfPlumb implements ParameterResolver {

  private static final Map<String, String> SETTINGS =
      Map.of(
          // What is recorded goes nowhere; the trace context travels all the same.
          "QUARKUS_OTEL_SDK_DISABLED", "false",
          "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:9",
          // So that tests can be provider and carrier too.
          "PLUMB_PROVIDER_WEBHOOK_SECRET_NEXT", Signature.SECRET,
          "PLUMB_CARRIER_WEBHOOK_SECRET_NEXT", Signature.SECRET,
          "QUARKUS_LOG_CATEGORY__IO_QUARKUS_OPENTELEMETRY__LEVEL", "OFF",
          // Half of the usual, so that what has no answer is soon asked about.
          "PLUMB_EFFECT_CALL_TIMEOUT", "10s",
          "PLUMB_PROVIDER_TIMEOUT", "8s",
          "QUARKUS_REST_CLIENT_CARRIER_READ_TIMEOUT", "8000");

  private record Running(Plumb plumb, MailServer mails) implements AutoCloseable {
    static Running start() {
      Path logs = Path.of("target", "plumb-logs").toAbsolutePath();
      Progress.say("starting two of each service, logs in " + logs);
      MailServer mails = MailServer.start();
      Map<String, String> settings = new HashMap<>(SETTINGS);
      settings.putAll(mails.settings());
      PlumbOptions options = PlumbOptions.quiet(logs).withReplicas(2).withSettings(settings);
      return new Running(Plumb.start(options), mails);
    }

    @Override
    public void close() {
      plumb.close();
      mails.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Plumb.class || type == MailServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    return parameter.getParameter().getType() == Plumb.class ? running.plumb() : running.mails();
  }
}
