package dev.plumb.local;

import java.nio.file.Path;
import java.util.List;

/** A packaged application of the repository and the port it has where that is free. */
public enum Application {
  ORDER("order", "order-service", 8080),
  BILLING("billing", "billing-service", 8081),
  SHIPPING("shipping", "shipping-service", 8082),
  AUDITOR("auditor", "auditor", 8083),
  SANDBOX("sandbox", "deploy/sandbox", 8090);

  /** Those of which there may be replicas. */
  public static final List<Application> SERVICES = List.of(ORDER, BILLING, SHIPPING);

  private final String title;
  private final String module;
  private final int port;

  Application(String title, String module, int port) {
    this.title = title;
    this.module = module;
    this.port = port;
  }

  /** Of the service, its database and its log files. */
  public String title() {
    return title;
  }

  int port() {
    return port;
  }

  /** Its quarkus-run.jar in a repository where it is packaged. */
  public Path jar(Path root) {
    return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
  }
}
