package dev.rolewright.server.wiring;

import com.google.inject.AbstractModule;

/** Makes Guice refuse what is not bound on purpose. */
final class StrictModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }
}
