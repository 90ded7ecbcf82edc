package dev.rolewright.limits;

import dev.rolewright.limits.spi.Replicas;
import dev.rolewright.limits.testing.InMemoryReplicas;
import dev.rolewright.limits.testing.ReplicasContract;

class InMemoryReplicasTest extends ReplicasContract {
  private final InMemoryReplicas replicas = new InMemoryReplicas(System::nanoTime);

  @Override
  protected Replicas replicas() {
    return replicas;
  }
}
