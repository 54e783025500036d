package dev.plumb.order.provider;

import dev.plumb.eventing.startup.SettingsRule;
import dev.plumb.order.usecase.MerchantSettings;
import dev.plumb.order.usecase.MerchantSettings.Endpoint;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Endpoints that nobody could trust, or that could not be told from others. */
@Singleton
class MerchantSettingsRule implements SettingsRule {

  private final MerchantSettings settings;

  MerchantSettingsRule(MerchantSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    settings.endpoint().forEach((name, endpoint) -> look(name, endpoint, problems));
    return problems;
  }

  private void look(String name, Endpoint endpoint, List<String> problems) {
    String prefix = "plumb.merchant.endpoint." + name;
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      problems.add(prefix + ": its name must have 1 to 64 letters, digits, - and _");
    }
    URI url = endpoint.url();
    if (!isHttps(url) && !(settings.anywhere() && "http".equals(url.getScheme()))) {
      problems.add(prefix + ".url must begin with https://");
    }
    if (url.getHost() == null || url.getUserInfo() != null) {
      problems.add(prefix + ".url must name a host, and no user");
    }
    try {
      MerchantWebhook.signer(endpoint);
    } catch (IllegalArgumentException wrong) {
      problems.add(prefix + ".secret and .secret-next " + wrong.getMessage());
    }
  }

  private static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }
}
