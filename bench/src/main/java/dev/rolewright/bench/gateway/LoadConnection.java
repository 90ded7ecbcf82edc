package dev.rolewright.bench.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection of a load: it knows how a call looks on the wire and when its answer is whole. */
abstract class LoadConnection implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final SocketChannel channel;
  private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER);

  /** What is to be written. */
  protected final ByteBuffer pending = ByteBuffer.allocateDirect(BUFFER);

  LoadConnection(InetSocketAddress address, Selector selector) throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Tells whether one more call may be sent now. */
  abstract boolean hasRoom();

  /** Tells whether a call has no answer yet. */
  abstract boolean isBusy();

  /** Puts a call into what is to be written. */
  abstract void send(long due);

  /** Takes what has come, all of it that is whole, and leaves the rest. */
  protected abstract void read(ByteBuffer bytes, Load load) throws IOException;

  final void flush() throws IOException {
    if (pending.position() > 0) {
      pending.flip();
      channel.write(pending);
      pending.compact();
    }
  }

  final void receive(Load load) throws IOException {
    if (channel.read(received) < 0) {
      throw new EOFException("the server closed a connection of the load");
    }
    received.flip();
    read(received, load);
    received.compact();
  }

  @Override
  public final void close() throws IOException {
    channel.close();
  }
}
