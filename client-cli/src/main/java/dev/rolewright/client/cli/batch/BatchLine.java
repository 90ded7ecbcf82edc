package dev.rolewright.client.cli.batch;

import com.google.gson.JsonElement;

/** One line of a batch. */
public sealed interface BatchLine {
  /** Returns the caller's id of the line: any JSON value, null where it could not be read. */
  JsonElement id();

  /**
   * A line to be answered.
   *
   * @param id the caller's id
   * @param text what to work on; an object is handed on as JSON
   */
  record Input(JsonElement id, String text) implements BatchLine {}

  /**
   * A line that can't be answered.
   *
   * @param id the caller's id
   * @param message what is wrong with the line
   * @param field the member of the object that is at fault; empty where the whole line is
   */
  record Malformed(JsonElement id, String message, String field) implements BatchLine {}
}
