package dev.plumb.eventing.backends;

/** A process that has a cluster until it is killed. */
final class ClusterOwner {
  private ClusterOwner() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(OwnCluster.start().cluster().folder());
    Thread.currentThread().join();
  }
}
