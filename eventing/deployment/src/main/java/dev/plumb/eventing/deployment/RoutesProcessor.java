package dev.plumb.eventing.deployment;

import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.resteasy.reactive.server.deployment.ResteasyReactiveResourceMethodEntriesBuildItem;
import io.quarkus.resteasy.reactive.server.deployment.ResteasyReactiveResourceMethodEntriesBuildItem.Entry;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.NonApplicationRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.deployment.spi.RouteBuildItem.RouteType;
import io.quarkus.vertx.http.deployment.spi.StaticResourcesBuildItem;
import io.quarkus.vertx.http.runtime.BasicRoute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Leaves a list of all that the application answers to among what is generated, one to a line:
 * method and path, {@code ANY} for routes beside the resources, {@code FILE} for files.
 */
class RoutesProcessor {

  private static final String LIST = "META-INF/plumb/routes.txt";

  @BuildStep
  void list(
      Optional<ResteasyReactiveResourceMethodEntriesBuildItem> resources,
      List<RouteBuildItem> routes,
      List<io.quarkus.vertx.http.deployment.spi.RouteBuildItem> extensionsRoutes,
      Optional<StaticResourcesBuildItem> files,
      HttpRootPathBuildItem root,
      NonApplicationRootPathBuildItem platformRoot,
      BuildProducer<GeneratedResourceBuildItem> generated) {
    SortedSet<String> lines = new TreeSet<>();
    resources.ifPresent(all -> all.getEntries().forEach(entry -> lines.add(resource(entry))));
    for (RouteBuildItem route : routes) {
      lines.add(any(path(route), route.isRouterFramework(), root, platformRoot));
    }
    for (var route : extensionsRoutes) {
      boolean platforms = route.getTypeOfRoute() == RouteType.FRAMEWORK_ROUTE;
      lines.add(any(route.getPath(), platforms, root, platformRoot));
    }
    files.ifPresent(all -> all.getPaths().forEach(path -> lines.add("FILE " + path)));
    generated.produce(
        new GeneratedResourceBuildItem(
            LIST, String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
  }

  private static String resource(Entry entry) {
    String path =
        "/%s/%s"
            .formatted(
                entry.getBasicResourceClassInfo().getPath(), entry.getResourceMethod().getPath())
            .replaceAll("/+", "/")
            .replaceAll("(.)/$", "$1");
    return entry.getResourceMethod().getHttpMethod() + " " + path;
  }

  private static String any(
      String path,
      boolean platforms,
      HttpRootPathBuildItem root,
      NonApplicationRootPathBuildItem platformRoot) {
    String relative = path.replaceFirst("^/", "");
    if (platforms && !path.startsWith(platformRoot.getNonApplicationRootPath())) {
      return "ANY " + platformRoot.resolvePath(relative);
    }
    return "ANY " + (path.startsWith("/") ? path : root.resolvePath(relative));
  }

  /** One that doesn't say where it is shows as a question mark. */
  private static String path(RouteBuildItem route) {
    return route.getRouteFunction() instanceof BasicRoute basic && basic.getPath() != null
        ? basic.getPath()
        : "?";
  }
}
