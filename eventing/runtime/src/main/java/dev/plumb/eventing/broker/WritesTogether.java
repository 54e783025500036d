package dev.plumb.eventing.broker;

import com.rabbitmq.client.WriteListener;
import com.rabbitmq.client.impl.AMQConnection;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.FrameHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;

/**
 * The frames of one connection. The client writes each message to the socket by itself; while held,
 * messages are collected, so that many small ones go out with one write (docs/adr/0008).
 */
final class WritesTogether implements FrameHandler {

  private final FrameHandler frames;
  private volatile boolean held;

  WritesTogether(FrameHandler frames) {
    this.frames = frames;
  }

  /** Until {@link #release}, which must follow soon: heartbeats wait too. */
  void hold() {
    held = true;
  }

  void release() throws IOException {
    held = false;
    frames.flush(null);
  }

  @Override
  public void flush(WriteListener listener) throws IOException {
    if (!held) {
      frames.flush(listener);
    } else if (listener != null) {
      listener.done(true, null);
    }
  }

  @Override
  public void writeFrame(Frame frame) throws IOException {
    frames.writeFrame(frame);
  }

  @Override
  public Frame readFrame() throws IOException {
    return frames.readFrame();
  }

  @Override
  public void sendHeader() throws IOException {
    frames.sendHeader();
  }

  @Override
  public void initialize(AMQConnection connection) {
    frames.initialize(connection);
  }

  @Override
  public void startProcessing() {
    frames.startProcessing();
  }

  @Override
  public void finishConnectionNegotiation() {
    frames.finishConnectionNegotiation();
  }

  @Override
  public void setFrameMax(int bytes) {
    frames.setFrameMax(bytes);
  }

  @Override
  public boolean internalHearbeat() {
    return frames.internalHearbeat();
  }

  @Override
  public void setTimeout(int millis) throws SocketException {
    frames.setTimeout(millis);
  }

  @Override
  public int getTimeout() throws SocketException {
    return frames.getTimeout();
  }

  @Override
  public InetAddress getLocalAddress() {
    return frames.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return frames.getLocalPort();
  }

  @Override
  public InetAddress getAddress() {
    return frames.getAddress();
  }

  @Override
  public int getPort() {
    return frames.getPort();
  }

  @Override
  public void close() {
    frames.close();
  }
}
