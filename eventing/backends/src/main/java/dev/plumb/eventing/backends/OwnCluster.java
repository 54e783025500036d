package dev.plumb.eventing.backends;

import java.nio.file.Path;

/** A {@link RabbitCluster} and nothing else; ends with its owner, however that ends. */
public record OwnCluster(RabbitCluster cluster, Runnable end) implements AutoCloseable {

  public static OwnCluster start() {
    Path folder = Folders.temporary();
    Membership membership = Membership.first(folder);
    try {
      return new OwnCluster(RabbitCluster.create(folder.resolve("rabbit")), membership::close);
    } catch (RuntimeException e) {
      membership.close();
      throw e;
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
