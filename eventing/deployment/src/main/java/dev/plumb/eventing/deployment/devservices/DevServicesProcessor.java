package dev.plumb.eventing.deployment.devservices;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.runtime.LaunchMode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts what the application needs and hasn't been told about, in development and test mode. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class DevServicesProcessor {

  @BuildStep
  void offerBackends(
      EventingDevServicesConfig config,
      ApplicationInfoBuildItem application,
      LaunchModeBuildItem mode,
      BuildProducer<DevServicesResultBuildItem> devServices) {
    ConfiguredBackends configured = ConfiguredBackends.now();
    if (!config.enabled() || configured.all()) {
      return;
    }
    String service = service(application);
    String run = run(mode);
    Supplier<ServiceBackends> backends =
        () ->
            mode.isTest()
                ? ServiceBackends.thrownAway(service, run)
                : ServiceBackends.kept(service);
    devServices.produce(
        DevServicesResultBuildItem.<ServiceBackends>owned()
            .feature("plumb-eventing")
            .description("PostgreSQL and RabbitMQ")
            .serviceConfig(service + " " + run + " " + configured)
            .startable(backends)
            .configProvider(settings(configured))
            .build());
  }

  /** A new value makes a new service: every application under test gets its own, a reload not. */
  private static String run(LaunchModeBuildItem mode) {
    if (mode.getLaunchMode() == LaunchMode.TEST) {
      return UUID.randomUUID().toString().substring(0, 8);
    }
    return mode.isTest() ? "development-" + ProcessHandle.current().pid() : "development";
  }

  private static Map<String, Function<ServiceBackends, String>> settings(
      ConfiguredBackends configured) {
    Map<String, Function<ServiceBackends, String>> settings = new HashMap<>();
    if (!configured.database()) {
      settings.put("quarkus.datasource.reactive.url", ServiceBackends::reactiveUrl);
      settings.put("quarkus.datasource.jdbc.url", ServiceBackends::jdbcUrl);
      settings.put("quarkus.datasource.username", backends -> backends.postgres().user());
      settings.put("quarkus.datasource.password", backends -> backends.postgres().password());
    }
    if (!configured.broker()) {
      settings.put("rabbitmq-host", backends -> backends.rabbit().host());
      settings.put("rabbitmq-port", backends -> "" + backends.rabbit().port());
      settings.put("rabbitmq-username", backends -> backends.rabbit().user());
      settings.put("rabbitmq-password", backends -> backends.rabbit().password());
      settings.put("rabbitmq-virtual-host", ServiceBackends::virtualHost);
    }
    return settings;
  }

  private static String service(ApplicationInfoBuildItem application) {
    return ConfigProvider.getConfig()
        .getOptionalValue("plumb.service", String.class)
        .orElseGet(() -> application.getName().replaceFirst("-service$", ""));
  }
}
