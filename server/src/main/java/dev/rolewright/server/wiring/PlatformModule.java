package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;

/** Binds time and ids. */
final class PlatformModule extends AbstractModule {
  @Provides
  @Singleton
  Time time() {
    return Time.system();
  }

  @Provides
  @Singleton
  Ids ids(Time time) {
    return Ids.create(time);
  }
}
