package dev.plumb.systemtests;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.util.List;

/** Who shares a service's shards and partitions, as its tables say. */
record LeaseBook(Plumb plumb, Application service) {

  /** Resources with their number of replicas, where that is another one. */
  List<String> notSharedBy(int replicas) {
    return sharedBy("<> " + replicas);
  }

  List<String> sharedByMoreThan(int replicas) {
    return sharedBy("> " + replicas);
  }

  private List<String> sharedBy(String condition) {
    return rows()
        .words(
            """
            select resource || ' has ' || count(m.owner) || ' members'
            from (select distinct resource from lease) as r left join lease_member m using (resource)
            group by resource having count(m.owner) %s
            """
                .formatted(condition));
  }

  /** Leases of processes that have signed out, or never will. */
  List<String> leftBehind() {
    return rows()
        .words(
            """
            select resource || ' ' || slot || ' of ' || owner from lease l
            where owner is not null
              and not exists (select from lease_member m where m.resource = l.resource and m.owner = l.owner)
            """);
  }

  /** Replicas that share a resource and have none of it yet. */
  List<String> withoutALease() {
    return rows()
        .words(
            """
            select m.resource || ' of ' || m.owner from lease_member m
            where not exists (select from lease l where l.resource = m.resource and l.owner = m.owner)
            """);
  }

  /** Leases that are there to be taken. */
  List<String> ofNobody() {
    return rows().words("select resource || ' ' || slot from lease where owner is null");
  }

  private Rows rows() {
    return new Rows(plumb.database(service));
  }
}
