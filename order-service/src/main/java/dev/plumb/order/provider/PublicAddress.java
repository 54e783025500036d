package dev.plumb.order.provider;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the internet from those of this machine, of private networks and of no use to
 * anybody.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA: IPv6</a>
 */
final class PublicAddress {

  private static final List<Block> CLOSED =
      List.of(
          Block.of("0.0.0.0", 8),
          Block.of("10.0.0.0", 8),
          Block.of("100.64.0.0", 10),
          Block.of("127.0.0.0", 8),
          Block.of("169.254.0.0", 16),
          Block.of("172.16.0.0", 12),
          Block.of("192.0.0.0", 24),
          Block.of("192.0.2.0", 24),
          Block.of("192.88.99.0", 24),
          Block.of("192.168.0.0", 16),
          Block.of("198.18.0.0", 15),
          Block.of("198.51.100.0", 24),
          Block.of("203.0.113.0", 24),
          Block.of("224.0.0.0", 4),
          Block.of("240.0.0.0", 4));

  /** All that is given out, and of that what isn't: IPv6 is open only where it is known to be. */
  private static final Block GIVEN_OUT = Block.of("2000::", 3);

  private static final List<Block> CLOSED_OF_THOSE =
      List.of(
          // Teredo, benchmarking, ORCHID and the like; 6to4 hides an IPv4 address.
          Block.of("2001::", 23),
          Block.of("2001:db8::", 32),
          Block.of("2002::", 16),
          Block.of("3fff::", 20));

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? CLOSED.stream().noneMatch(block -> block.holds(bytes))
        : GIVEN_OUT.holds(bytes) && CLOSED_OF_THOSE.stream().noneMatch(block -> block.holds(bytes));
  }

  private record Block(byte[] first, int bits) {

    static Block of(String literal, int bits) {
      try {
        return new Block(InetAddress.getByName(literal).getAddress(), bits);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(literal, e);
      }
    }

    boolean holds(byte[] address) {
      int whole = bits / 8;
      int rest = 8 - bits % 8;
      return address.length == first.length
          && Arrays.equals(address, 0, whole, first, 0, whole)
          && (rest == 8 || (address[whole] & 0xff) >> rest == (first[whole] & 0xff) >> rest);
    }
  }
}
