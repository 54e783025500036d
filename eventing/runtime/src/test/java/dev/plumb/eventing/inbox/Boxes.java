package dev.plumb.eventing.inbox;

import dev.plumb.eventing.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Boxes begin by themselves with their first event. */
final class Boxes implements Aggregates<Box> {

  static final String TABLE =
      """
      create table box (
        key      uuid primary key,
        versions text not null check (versions not like '%-%')
      )
      """;

  @Override
  public Uni<Map<UUID, Box>> load(Tx tx, Set<UUID> keys) {
    return tx.select(
            "select key, versions from box where key = any($1::uuid[]) order by key for update",
            (Object) keys.toArray(UUID[]::new))
        .map(
            rows -> {
              Map<UUID, Box> boxes = new HashMap<>();
              rows.forEach(row -> boxes.put((UUID) row[0], box(row)));
              return boxes;
            });
  }

  @Override
  public Optional<Box> blank(UUID key) {
    return Optional.of(Box.empty(key));
  }

  @Override
  public Uni<Integer> create(Tx tx, Collection<Box> begun) {
    return tx.update(
        """
        insert into box (key, versions)
        select b.key, b.versions from unnest($1::uuid[], $2::text[]) as b(key, versions)
        order by b.key
        on conflict do nothing
        """,
        begun.stream().map(Box::key).toArray(UUID[]::new),
        begun.stream().map(Boxes::text).toArray(String[]::new));
  }

  @Override
  public Uni<Void> save(Tx tx, Collection<Box> changed) {
    return tx.update(
            """
            update box set versions = b.versions
            from unnest($1::uuid[], $2::text[]) as b(key, versions)
            where box.key = b.key
            """,
            changed.stream().map(Box::key).toArray(UUID[]::new),
            changed.stream().map(Boxes::text).toArray(String[]::new))
        .replaceWithVoid();
  }

  static List<Long> versions(Object text) {
    return Arrays.stream(text.toString().split(",")).map(Long::valueOf).toList();
  }

  private static Box box(Object[] row) {
    return new Box((UUID) row[0], versions(row[1]));
  }

  private static String text(Box box) {
    return box.versions().stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
