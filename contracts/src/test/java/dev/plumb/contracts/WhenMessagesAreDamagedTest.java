package dev.plumb.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seeded, so that a failure comes back: 20,000 damaged messages of all types. */
class WhenMessagesAreDamagedTest {

  private static final long SEED = 20260115;
  private static final int MESSAGES = 20_000;
  private static final long BYTES_PER_BYTE = 64;
  private static final long BYTES_PER_MESSAGE = 64 * 1024;

  private final Contracts contracts = Contracts.load();
  private final List<GoldenExample> examples = GoldenExample.all().toList();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What the first messages load is not theirs. */
  @BeforeEach
  void warmUp() {
    for (GoldenExample example : examples) {
      byte[] message = contracts.encode(example.wireType(), example.fields());
      isRefused(example, message);
      isRefused(example, Arrays.copyOf(message, message.length - 1));
    }
  }

  /** Told as another version it takes the event three times: as read, as told, as written again. */
  @Test
  void soItIsWithWhatIsToldAsAnotherMajorVersion() {
    GoldenExample placed = GoldenExample.of("order.order-placed.v1");
    Contracts billing = Contracts.forConsumer("billing");
    int refused = 0;
    for (int i = -1; i < MESSAGES; i++) {
      byte[] message = i < 0 ? placed.message() : damaged(placed.message());
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        billing.decode(placed.wireType(), message);
      } catch (UnreadableEvent e) {
        refused++;
      }
      if (i >= 0) {
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
            .as("allocated for message %d", i)
            .isLessThan(BYTES_PER_MESSAGE + BYTES_PER_BYTE * message.length);
      }
    }
    assertThat(refused).as("refused, of %d", MESSAGES).isBetween(MESSAGES / 2, MESSAGES - 1);
  }

  @Test
  void eachIsReadInFullOrRefusedAndNoneTakesMoreMemoryThanItsLengthAllows() {
    int refused = 0;
    for (int i = 0; i < MESSAGES; i++) {
      GoldenExample example = examples.get(random.nextInt(examples.size()));
      byte[] message = damaged(contracts.encode(example.wireType(), example.fields()));
      long before = threads.getCurrentThreadAllocatedBytes();
      refused += isRefused(example, message) ? 1 : 0;
      assertThat(threads.getCurrentThreadAllocatedBytes() - before)
          .as("allocated for message %d, %s", i, example)
          .isLessThan(BYTES_PER_MESSAGE + BYTES_PER_BYTE * message.length);
    }
    assertThat(refused).as("refused, of %d", MESSAGES).isBetween(MESSAGES / 2, MESSAGES - 1);
  }

  /** What it throws other than {@link UnreadableEvent} fails the test. */
  private boolean isRefused(GoldenExample example, byte[] message) {
    try {
      Getters.readAll(contracts.decode(example.wireType(), message), example.schema());
      return false;
    } catch (UnreadableEvent e) {
      assertThat(e).hasMessageStartingWith(example.wireType() + ": ");
      return true;
    }
  }

  private byte[] damaged(byte[] message) {
    return switch (random.nextInt(5)) {
      case 0 -> Arrays.copyOf(message, random.nextInt(2 * message.length));
      case 1 -> overwritten(message, random.nextInt(1, 12), (byte) 0xFF);
      case 2 -> withRandomBytes(message, random.nextInt(1, 20));
      case 3 -> withHostileLength(message);
      default -> withRandomBytes(message, 1);
    };
  }

  private byte[] overwritten(byte[] message, int length, byte value) {
    int start = random.nextInt(SingleObject.HEADER_BYTES, message.length);
    Arrays.fill(message, start, Math.min(message.length, start + length), value);
    return message;
  }

  /** Leaves the header alone, as the body is what has to withstand it. */
  private byte[] withRandomBytes(byte[] message, int times) {
    for (int i = 0; i < times; i++) {
      message[random.nextInt(SingleObject.HEADER_BYTES, message.length)] = (byte) random.nextInt();
    }
    return message;
  }

  /** A number of any size, negative too, where a length may be expected. */
  private byte[] withHostileLength(byte[] message) {
    long zigZag = random.nextLong() >>> random.nextInt(Long.SIZE);
    int at = random.nextInt(SingleObject.HEADER_BYTES, message.length);
    while (zigZag > 0x7F && at < message.length - 1) {
      message[at++] = (byte) (zigZag | 0x80);
      zigZag >>>= 7;
    }
    message[at] = (byte) (zigZag & 0x7F);
    return message;
  }
}
