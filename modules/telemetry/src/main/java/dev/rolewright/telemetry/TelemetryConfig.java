package dev.rolewright.telemetry;

import java.nio.file.Path;

/**
 * Where the lines of telemetry go.
 *
 * @param folder where the files are; made where it is missing
 * @param maxFileBytes size at which a new file is begun
 * @param maxTotalBytes size of all files at which the oldest one is removed
 * @param maxDays age in days at which a file is removed
 */
public record TelemetryConfig(Path folder, long maxFileBytes, long maxTotalBytes, int maxDays) {
  private static final long MEBIBYTE = 1_024 * 1_024;

  /** Returns files of 64 MiB, 1 GiB in all, for 30 days. */
  public static TelemetryConfig in(Path folder) {
    return new TelemetryConfig(folder, 64 * MEBIBYTE, 1_024 * MEBIBYTE, 30);
  }
}
