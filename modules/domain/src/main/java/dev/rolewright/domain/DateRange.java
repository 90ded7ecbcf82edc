package dev.rolewright.domain;

import java.util.Optional;

/**
 * A period in a person's history.
 *
 * @param start empty where it is not stated
 * @param end empty where it is not stated or the period goes on
 * @param ongoing whether the source says that it goes on
 */
public record DateRange(Optional<PartialDate> start, Optional<PartialDate> end, boolean ongoing) {}
