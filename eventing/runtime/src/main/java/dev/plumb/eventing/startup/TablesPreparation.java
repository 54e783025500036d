package dev.plumb.eventing.startup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The tables, up to date, with the rights of whoever works with them. */
final class TablesPreparation implements Preparation {

  private final Migrations migrations;
  private final DataSource owner;
  private final Optional<String> role;

  TablesPreparation(Migrations migrations, DataSource owner, Optional<String> role) {
    this.migrations = migrations;
    this.owner = owner;
    this.role = role;
  }

  @Override
  public String name() {
    return "the database";
  }

  @Override
  public List<String> prepare() throws NotPrepared {
    try {
      migrations.run();
      List<String> done = new ArrayList<>();
      migrations.scripts().forEach(script -> done.add("In the database is " + script));
      if (role.isPresent()) {
        Grants grants = Grants.read();
        grants.to(role.get(), owner);
        done.add("Role %s has its %d rights".formatted(role.get(), grants.rights().size()));
      }
      return done;
    } catch (RuntimeException | SQLException fault) {
      throw new NotPrepared(DatabaseFault.inWords(fault));
    }
  }
}
