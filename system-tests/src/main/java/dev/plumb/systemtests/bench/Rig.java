package dev.plumb.systemtests.bench;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.Replica;
import java.util.List;
import java.util.Map;

/**
 * What every line of the table works with.
 *
 * @param memory the most that each application was resident with when it was stopped, in bytes
 */
record Rig(Plumb plumb, Raw raw, Bench.Size size, String classPath, Map<Application, Long> memory) {

  Sql sql(Application service) {
    return sql(service.title());
  }

  Sql sql(String database) {
    return new Sql(plumb.backends().postgres(), database);
  }

  /** The machine's limit is measured in a database of its own on the same server. */
  PgBench pgbench() {
    return new PgBench(raw, plumb.backends().postgres(), "bench");
  }

  PerfTest perfTest() {
    return new PerfTest(raw, plumb.backends().rabbit(), "%2f", classPath);
  }

  Queues queues() {
    return new Queues(plumb.backends().rabbit());
  }

  Replica replica(Application application) {
    return plumb.replicas(application).getFirst();
  }

  /** So that only what is measured runs. */
  void only(Application... wanted) {
    for (Application application : Application.values()) {
      boolean runs = replica(application).isAlive();
      boolean shall = List.of(wanted).contains(application);
      if (runs && !shall) {
        memory.merge(application, replica(application).residentMemory(), Math::max);
        replica(application).stop();
      } else if (!runs && shall) {
        replica(application).start();
      }
    }
  }
}
