package dev.plumb.systemtests.architecture.wrong.store;

import io.vertx.mutiny.sqlclient.Pool;

/** nobody has a pool beside Hibernate. */
record HasAPool(Pool pool) {}
