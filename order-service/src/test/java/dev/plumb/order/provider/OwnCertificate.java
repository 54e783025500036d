package dev.plumb.order.provider;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key and its certificate, which nobody has signed but itself.
 *
 * @param pem the certificate
 */
record OwnCertificate(Path keys, Path pem) {

  private static final String PASSWORD = "changeit";

  static OwnCertificate in(Path folder, String name, String host)
      throws IOException, InterruptedException {
    Path keys = folder.resolve(name + ".p12");
    Path pem = folder.resolve(name + ".pem");
    keytool(
        "-genkeypair", keys, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=dns:" + host);
    keytool("-exportcert", keys, "-rfc", "-file", pem.toString());
    return new OwnCertificate(keys, pem);
  }

  /** Of a server that shows it. */
  SSLContext server() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String what, Path keys, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what, "-alias", "mail", "-keystore", keys.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
