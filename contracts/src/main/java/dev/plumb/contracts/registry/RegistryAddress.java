package dev.plumb.contracts.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the registry is and how to speak to it.
 *
 * @param url of the server, such as {@code https://registry.example.com}; nothing else of its path
 * @param authorization the whole value of the header of that name, such as {@code Bearer ...}
 * @param toAnswer after so long without a whole answer it counts as away
 */
public record RegistryAddress(URI url, Optional<String> authorization, Duration toAnswer) {

  /**
   * @throws IllegalArgumentException if it is none
   */
  public static URI url(String text) {
    URI url = URI.create(text.strip());
    if (url.getScheme() == null || !url.getScheme().matches("https?") || url.getHost() == null) {
      throw new IllegalArgumentException("is no address such as https://registry.example.com");
    }
    return url;
  }

  URI at(String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + "/apis/registry/v3" + path);
  }

  /** Never the authorization. */
  @Override
  public String toString() {
    return url.toString();
  }
}
