package dev.plumb.local;

import dev.plumb.eventing.backends.PostgresLogin;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A Plumb that somebody else has started, as the environment tells of it. */
record RemoteSite(Map<String, String> environment) implements Site {

  private record Login(String host, int port, String user, String password)
      implements PostgresLogin {}

  /** From {@code PLUMB_SITE_ORDER} and so on, one URL for each replica, with commas between. */
  @Override
  public List<Http> processes(Application application) {
    String urls = setting(application.title().toUpperCase(Locale.ROOT));
    return List.of(urls.split(",")).stream().map(Http::new).toList();
  }

  /** At {@code PLUMB_SITE_POSTGRES}, host:port, by the user and password named alike. */
  @Override
  public Database database(Application service) {
    String[] address = setting("POSTGRES").split(":");
    return new Database(
        new Login(
            address[0],
            Integer.parseInt(address[1]),
            setting("POSTGRES_USER"),
            setting("POSTGRES_PASSWORD")),
        service.title());
  }

  private String setting(String name) {
    return Optional.ofNullable(environment.get("PLUMB_SITE_" + name))
        .orElseThrow(() -> new IllegalArgumentException("PLUMB_SITE_" + name + " is not set"));
  }
}
