package dev.plumb.local;

import dev.plumb.eventing.backends.Backends;
import dev.plumb.eventing.backends.Postgres;
import dev.plumb.eventing.backends.Rabbit;
import dev.plumb.eventing.backends.RabbitCluster;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of each process as environment variables. */
record Environment(Backends backends, Secrets secrets, Map<String, String> more) {

  Map<String, String> ofService(Application service, int port, String sandbox) {
    Postgres postgres = backends.postgres();
    Rabbit rabbit = backends.rabbit();
    Map<String, String> settings = common(port);
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service.title()));
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(service.title()));
    settings.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    settings.put("RABBITMQ_HOST", rabbit.host());
    settings.put("RABBITMQ_PORT", "" + rabbit.port());
    if (rabbit instanceof RabbitCluster cluster) {
      settings.put("RABBITMQ_ADDRESSES", cluster.addresses());
    }
    settings.put("RABBITMQ_USERNAME", rabbit.user());
    settings.put("RABBITMQ_PASSWORD", rabbit.password());
    settings.put("RABBITMQ_VIRTUAL_HOST", "/");
    settings.put("PLUMB_PROVIDER_URL", sandbox);
    settings.put("PLUMB_PROVIDER_API_KEY", "sk_test_sandbox");
    settings.put("PLUMB_PROVIDER_WEBHOOK_SECRET", secrets.payment());
    settings.put("PLUMB_CARRIER_URL", sandbox);
    settings.put("PLUMB_CARRIER_WEBHOOK_SECRET", secrets.carrier());
    settings.put("PLUMB_OPS_TOKEN", secrets.ops());
    if (LeastPrivilege.isWanted(more)) {
      settings.putAll(new LeastPrivilege(backends, secrets.servers()).atRunTime(service));
    }
    settings.putAll(more);
    return settings;
  }

  Map<String, String> ofSandbox(int port, String billing, String shipping, Path data) {
    Map<String, String> settings = common(port);
    settings.put("SANDBOX_DATA", data.toString());
    settings.put("SANDBOX_PAYMENT_WEBHOOK_URL", billing + "/webhooks/payment-provider");
    settings.put("SANDBOX_PAYMENT_WEBHOOK_SECRET", secrets.payment());
    settings.put("SANDBOX_CARRIER_WEBHOOK_URL", shipping + "/webhooks/carrier");
    settings.put("SANDBOX_CARRIER_WEBHOOK_SECRET", secrets.carrier());
    return settings;
  }

  Map<String, String> ofAuditor(
      int port, String order, String billing, String shipping, String sandbox) {
    Map<String, String> settings = common(port);
    settings.put("PLUMB_AUDITOR_ORDER", order);
    settings.put("PLUMB_AUDITOR_BILLING", billing);
    settings.put("PLUMB_AUDITOR_SHIPPING", shipping);
    settings.put("PLUMB_AUDITOR_TOKEN", secrets.ops());
    settings.put("PLUMB_AUDITOR_PROVIDER", sandbox);
    settings.put("PLUMB_AUDITOR_PROVIDER_API_KEY", "sk_test_sandbox");
    return settings;
  }

  private static Map<String, String> common(int port) {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_HTTP_PORT", "" + port);
    settings.put("QUARKUS_BANNER_ENABLED", "false");
    settings.put("QUARKUS_OTEL_SDK_DISABLED", "true");
    return settings;
  }
}
