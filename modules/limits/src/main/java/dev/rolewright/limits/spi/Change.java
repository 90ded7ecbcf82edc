package dev.rolewright.limits.spi;

/**
 * A correction of what a replica has in a window.
 *
 * @param window the counter
 * @param bucket the bucket from which a negative change is taken, as far as there is something; a
 *     positive one goes to the present, whatever this is
 * @param change how much more it is; negative for less
 */
public record Change(Window window, long bucket, long change) {}
