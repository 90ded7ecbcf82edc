package dev.rolewright.access;

import dev.rolewright.access.testing.InMemoryRequestLog;
import dev.rolewright.access.testing.ManualTime;
import dev.rolewright.access.testing.RequestLogContract;
import dev.rolewright.access.testing.TenantRepositoryContract;
import java.time.Duration;

class InMemoryRequestLogTest extends RequestLogContract {
  private final ManualTime time = new ManualTime();
  private final InMemoryRequestLog log = new InMemoryRequestLog(time::now);

  @Override
  protected RequestLog log() {
    return log;
  }

  @Override
  protected void pass(Duration duration) {
    time.advance(duration);
  }

  @Override
  protected String newTenantId() {
    return TenantRepositoryContract.IDS.next();
  }
}
