package dev.rolewright.limits.spi;

import java.time.Duration;

/**
 * Another replica on the list.
 *
 * @param id id of that life of the replica
 * @param beats how often it told that it is alive
 * @param age time since it last did, by the database's clock
 * @param departed whether it told that it admits nothing more
 */
public record ReplicaSeen(String id, long beats, Duration age, boolean departed) {}
