package dev.plumb.eventing.backends;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * The management API: milliseconds where rabbitmqctl, a virtual machine each time, takes seconds.
 */
record RabbitManagement(Rabbit node) {

  void createVirtualHost(String name) {
    send("PUT", "vhosts/" + encoded(name), "{}");
    send(
        "PUT",
        "permissions/" + encoded(name) + "/" + encoded(node.user()),
        "{\"configure\":\".*\",\"write\":\".*\",\"read\":\".*\"}");
  }

  void deleteVirtualHost(String name) {
    send("DELETE", "vhosts/" + encoded(name), "");
  }

  void define(String definitions) {
    send("POST", "definitions", definitions);
  }

  private void send(String method, String path, String body) {
    String login = node.user() + ":" + node.password();
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://" + node.host() + ":" + node.managementPort() + "/api/" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .method(method, BodyPublishers.ofString(body))
            .build();
    // The broker hangs up on an offer of HTTP/2.
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new BackendFailure(
            method + " " + path + ": " + response.statusCode() + " " + response.body());
      }
    } catch (IOException e) {
      throw new BackendFailure(method + " " + path + " can't be asked of the broker", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendFailure(method + " " + path + " was interrupted", e);
    }
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8);
  }
}
