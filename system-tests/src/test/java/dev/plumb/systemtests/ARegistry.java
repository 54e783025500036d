package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.contracts.SchemaVersion;
import dev.plumb.contracts.registry.Publication;
import dev.plumb.contracts.registry.SchemaRegistry;
import dev.plumb.eventing.backends.Backends;
import dev.plumb.local.Http;
import dev.plumb.local.RegistryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A schema registry and backends for services beside it, shared by the classes that want it. */
public final class ARegistry implements ParameterResolver {

  public record Registry(Backends backends, RegistryServer server) implements AutoCloseable {
    private static Registry start() {
      Progress.say("starting a schema registry");
      Backends backends = Backends.start();
      Registry registry = new Registry(backends, RegistryServer.in(backends.folder()));
      registry.server.start();
      return registry;
    }

    public SchemaRegistry client() {
      return server.client();
    }

    /** As if nothing had ever been published. */
    public void forgetAll() {
      int status =
          new Http(server.url())
              .send("DELETE", "/apis/registry/v3/groups/plumb", null, Map.of())
              .status();
      assertThat(status).isIn(204, 404);
    }

    public void publishAll() {
      assertThat(publish(SchemaVersion.all()).refused()).isEmpty();
    }

    public Publication publish(List<SchemaVersion> versions) {
      return Publication.of(versions, client()).join();
    }

    /** It takes connections and answers nobody. */
    public void freeze() {
      signal("STOP");
    }

    public void thaw() {
      signal("CONT");
    }

    private void signal(String signal) {
      long pid = server.process().process().orElseThrow().pid();
      try {
        new ProcessBuilder("kill", "-" + signal, "" + pid).start().waitFor();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      server.close();
      backends.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Registry.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(Registry.class, _ -> Registry.start(), Registry.class);
  }
}
