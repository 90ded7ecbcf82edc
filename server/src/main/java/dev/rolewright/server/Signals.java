package dev.rolewright.server;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system, handled by a thread of their own instead of by the end of the
 * Java virtual machine: at that end every library's shutdown hook runs at once, and the one of ONNX
 * Runtime frees what a start may be using.
 *
 * <p>Java has no public way to do this. {@code jdk.internal.misc.Signal} is in the runtime that the
 * program is delivered with, and the launcher exports it to this module; its public twin {@code
 * sun.misc.Signal} would bring {@code sun.misc.Unsafe} with it, at which libraries reach out for it
 * and are warned about.
 */
final class Signals {
  private static final String SIGNAL = "jdk.internal.misc.Signal";

  private Signals() {}

  /**
   * Runs an action at each signal of a name, e.g. {@code INT}, each time in a new thread. A signal
   * that the program was started to ignore stays ignored.
   *
   * @return whether this can be done here
   */
  static boolean handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName(SIGNAL);
      Class<?> handler = Class.forName(SIGNAL + "$Handler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (!method.getName().equals("handle")) {
                  return method.invoke(action, arguments);
                }
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
      return true;
    } catch (ReflectiveOperationException notExported) {
      return false;
    }
  }
}
