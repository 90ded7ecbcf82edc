package dev.rolewright.server.wiring;

import dev.rolewright.embedding.Embedder;
import dev.rolewright.keyvalue.KeyValueStore;
import dev.rolewright.skills.SkillNormalizer;
import dev.rolewright.skills.Vocabulary;
import dev.rolewright.storage.Database;

/**
 * What was opened before the wiring and is closed after it.
 *
 * @param database the relational store
 * @param keyValueStore the key-value store
 * @param embedder the local model
 * @param vocabulary the built-in skills
 * @param normalizer maps names to those skills; computes vectors of their labels in the background
 */
public record OpenResources(
    Database database,
    KeyValueStore keyValueStore,
    Embedder embedder,
    Vocabulary vocabulary,
    SkillNormalizer normalizer) {}
