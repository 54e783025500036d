package dev.plumb.eventing.effect;

import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A database with eventing's tables. */
record TestDatabase(String name) {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  static TestDatabase create(String prefix) {
    TestDatabase database =
        new TestDatabase(
            prefix + "_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet());
    on("postgres", "create database " + database.name);
    on(database.name, migration());
    return database;
  }

  void drop() {
    on("postgres", "drop database " + name + " with (force)");
  }

  Pool pool(Vertx vertx) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(12))
        .connectingTo(options(name))
        .using(new io.vertx.mutiny.core.Vertx(vertx))
        .build();
  }

  private static void on(String database, String sql) {
    Pool pool = PgBuilder.pool().connectingTo(options(database)).build();
    try {
      pool.query(sql).execute().await().indefinitely();
    } finally {
      pool.close().await().indefinitely();
    }
  }

  private static PgConnectOptions options(String database) {
    return new PgConnectOptions()
        .setHost("localhost")
        .setPort(Integer.getInteger("pg.port"))
        .setUser("postgres")
        .setPassword("postgres")
        .setDatabase(database);
  }

  private static String migration() {
    try (InputStream in =
        TestDatabase.class.getResourceAsStream("/db/eventing/V0_1__eventing.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
