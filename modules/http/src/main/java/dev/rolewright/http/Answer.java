package dev.rolewright.http;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatReset;
import java.io.IOException;

/** Takes the events of a chat and writes them to the caller. Used by one thread. */
interface Answer {
  /** Says who answers. Comes first. */
  void started(AnswerHead head);

  /** Adds text. */
  void text(String text) throws IOException;

  /**
   * Drops the text so far, for another answer begins.
   *
   * @return false where that can't be done, because text has left; the error is written and the
   *     answer is over
   */
  boolean reset(ChatReset reset) throws IOException;

  /** Ends the answer. */
  void completed(ChatCompleted completed) throws IOException;

  /** Sends what is ready, before a wait. */
  void flush() throws IOException;

  /**
   * Ends the answer with an error.
   *
   * @return false where nothing has left, so that it can be the whole response
   */
  boolean failed(ApiError error) throws IOException;
}
