package dev.rolewright.generation;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.DocumentSummary;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps documents of any tenant and every call of {@code insert}. */
final class InMemoryDocuments implements DocumentRepository {
  final List<GeneratedDocument> inserted = new ArrayList<>();
  private final Map<String, GeneratedDocument> stored = new LinkedHashMap<>();

  @Override
  public boolean insert(String tenantId, GeneratedDocument document) {
    inserted.add(document);
    return stored.putIfAbsent(tenantId + "/" + document.id(), document) == null;
  }

  @Override
  public Optional<GeneratedDocument> find(String tenantId, String documentId) {
    return Optional.ofNullable(stored.get(tenantId + "/" + documentId));
  }

  @Override
  public Page<DocumentSummary> list(String tenantId, PageRequest page, String profileId) {
    throw new UnsupportedOperationException("generation lists nothing");
  }
}
