package dev.plumb.billing.provider;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Requests to the provider, one try each. It always answers: faults are {@link Reply.Silence}.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe: API</a>
 */
@Singleton
class StripeApi {

  private static final Logger LOG = Logger.getLogger(StripeApi.class);

  private final HttpClient http;
  private final ProviderSettings settings;

  StripeApi(Vertx vertx, ProviderSettings settings) {
    this.settings = settings;
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(64)
                .setConnectTimeout((int) settings.timeout().toMillis())
                .setKeepAliveTimeout(20));
  }

  Uni<Reply> post(String path, Map<String, String> form, String idempotencyKey) {
    RequestOptions options =
        options(HttpMethod.POST, path)
            .putHeader("Idempotency-Key", idempotencyKey)
            .putHeader("Content-Type", "application/x-www-form-urlencoded");
    return send(options, Form.encode(form));
  }

  Uni<Reply> get(String path, Map<String, String> query) {
    String suffix = query.isEmpty() ? "" : "?" + Form.encode(query);
    return send(options(HttpMethod.GET, path + suffix), "");
  }

  private RequestOptions options(HttpMethod method, String path) {
    return new RequestOptions()
        .setMethod(method)
        .setAbsoluteURI(settings.url().toString().replaceFirst("/+$", "") + path)
        .putHeader("Authorization", "Bearer " + settings.apiKey().orElseThrow());
  }

  private Uni<Reply> send(RequestOptions options, String body) {
    return http.request(options)
        .chain((HttpClientRequest request) -> request.send(Buffer.buffer(body)))
        .chain(this::reply)
        .ifNoItem()
        .after(settings.timeout())
        .recoverWithItem(() -> new Reply.Silence("no answer within " + settings.timeout()))
        .onFailure()
        .recoverWithItem(fault -> new Reply.Silence(fault.toString()));
  }

  private Uni<Reply> reply(HttpClientResponse response) {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      LOG.errorf(
          "The payment provider refuses our key (HTTP %d): check plumb.provider.api-key", status);
    }
    return response.body().map(body -> Reply.of(status, body.toString()));
  }
}
