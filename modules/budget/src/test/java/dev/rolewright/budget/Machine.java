package dev.rolewright.budget;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A machine's disk with the journals of the processes that ran on it. */
final class Machine implements JournalFiles {
  private final Map<UUID, MemorySegment> files = new TreeMap<>();
  private UUID own = new UUID(0, 0);

  private static MemorySegment memory(long bytes) {
    return Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  /** What the process that runs now writes from here on is lost. */
  void lose() {
    files.replaceAll((_, memory) -> memory(memory.byteSize()).copyFrom(memory));
  }

  /** Returns the journal of the process that runs now. */
  MemorySegment journal() {
    return files.get(own);
  }

  @Override
  public Journal begin(UUID replica, int slots) {
    own = replica;
    files.put(replica, memory(Journal.bytes(slots)));
    return Journal.begin(files.get(replica), replica);
  }

  @Override
  public List<Left> left() {
    List<Left> left = new ArrayList<>();
    files.keySet().stream().sorted().forEach(id -> left.add(new LeftMemory(id)));
    return left;
  }

  @Override
  public void removeOwn() {
    files.remove(own);
  }

  @Override
  public void close() {}

  private final class LeftMemory implements Left {
    private final UUID id;

    LeftMemory(UUID id) {
      this.id = id;
    }

    @Override
    public UUID replica() {
      return id;
    }

    @Override
    public Journal.Found read() {
      try {
        return Journal.read(files.get(id));
      } catch (Journal.UnknownVersionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    @Override
    public void remove() {
      files.remove(id);
    }

    @Override
    public void keepAside() {
      throw new IllegalStateException("nothing damages journals here");
    }
  }
}
