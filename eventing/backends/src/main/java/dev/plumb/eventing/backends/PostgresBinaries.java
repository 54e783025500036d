package dev.plumb.eventing.backends;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL of the class path, unpacked once into the cache folder. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked() {
    byte[] archive = archive();
    Path target = Folders.cache().resolve("postgres-" + digest(archive));
    if (!Files.isDirectory(target)) {
      unpack(archive, target);
    }
    return target;
  }

  private static byte[] archive() {
    String mac =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "mac" : "";
    String arm = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    String name = "/postgres-" + (mac.isEmpty() ? "linux" : "darwin") + "-" + arm + ".txz";
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new BackendFailure("No PostgreSQL for this machine on the class path: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Several processes may do this at once: each unpacks its own, the first one's stays. */
  private static void unpack(byte[] archive, Path target) {
    try {
      Path scratch = Files.createTempDirectory(target.getParent(), "unpacking-");
      Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwxr-xr-x"));
      extract(archive, scratch);
      try {
        Files.move(scratch, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        Folders.delete(scratch);
        if (!Files.isDirectory(target)) {
          throw e;
        }
      }
    } catch (IOException e) {
      throw new BackendFailure("Can't unpack PostgreSQL to " + target, e);
    }
  }

  private static void extract(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(entry, tar, folder.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void extract(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static String digest(byte[] archive) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(sha, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
