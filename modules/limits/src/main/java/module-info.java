/** How much may happen within a window of time, exact over all replicas. */
module dev.rolewright.limits {
  requires transitive dev.rolewright.platform;

  exports dev.rolewright.limits;
  exports dev.rolewright.limits.spi;
}
