package dev.plumb.order.provider;

import dev.plumb.order.usecase.MerchantSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;

/**
 * One POST to an address somebody else has chosen. The connection goes to the very address that was
 * looked at, so a name that changes its mind in between leads nowhere else. Redirects aren't
 * followed, and of the answer nothing but its status is read.
 */
@Singleton
class WebhookPost {

  private final Vertx vertx;
  private final HttpClient http;
  private final MerchantSettings settings;

  WebhookPost(Vertx vertx, MerchantSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(64)
                .setConnectTimeout((int) settings.timeout().toMillis()));
  }

  /** The status. Fails where there is none in time, or the address is none of the internet's. */
  Uni<Integer> send(URI url, Map<String, String> headers, String body) {
    return resolve(url.getHost())
        .map(address -> request(url, headers, address))
        .chain(options -> http.request(options))
        .chain(request -> request.send(body).map(answer -> status(request, answer)))
        .ifNoItem()
        .after(settings.timeout())
        .fail();
  }

  private Uni<InetAddress> resolve(String host) {
    return vertx.executeBlocking(() -> allowed(host, InetAddress.getAllByName(host)), false);
  }

  /** One address that isn't allowed is one too many: the name isn't to be trusted. */
  private InetAddress allowed(String host, InetAddress[] addresses) throws UnknownHostException {
    for (InetAddress address : addresses) {
      if (!settings.anywhere() && !PublicAddress.is(address)) {
        throw new UnknownHostException(
            host + " is at " + address.getHostAddress() + ", which is not on the internet");
      }
    }
    return addresses[0];
  }

  private static RequestOptions request(URI url, Map<String, String> headers, InetAddress address) {
    boolean tls = "https".equals(url.getScheme());
    int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
            .setHost(url.getHost())
            .setPort(port)
            .setSsl(tls)
            .setURI((url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + query)
            .setFollowRedirects(false);
    headers.forEach(options::putHeader);
    return options;
  }

  /**
   * Gives the rest of the answer up, and the connection with it. The answer hears of it as a fault
   * of its own, which Vert.x logs as an error where nobody listens.
   */
  private static int status(HttpClientRequest request, HttpClientResponse answer) {
    int status = answer.statusCode();
    answer.exceptionHandler(givenUp -> {});
    request.reset();
    return status;
  }
}
