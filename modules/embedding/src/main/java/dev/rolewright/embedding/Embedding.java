package dev.rolewright.embedding;

/**
 * A vector of unit length (L2).
 *
 * @param vector the components; not to be written to
 * @param truncated whether the text had more tokens than the model reads
 */
public record Embedding(float[] vector, boolean truncated) {}
