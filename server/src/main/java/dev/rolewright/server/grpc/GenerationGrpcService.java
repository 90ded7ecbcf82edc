package dev.rolewright.server.grpc;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.generation.CvGenerator;
import dev.rolewright.generation.CvRequest;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.GetDocumentResponse;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ListDocumentsResponse;
import dev.rolewright.server.mapping.DocumentMapping;
import dev.rolewright.server.mapping.EventMapping;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Serves {@code GenerationService}. */
public final class GenerationGrpcService extends GenerationServiceGrpc.GenerationServiceImplBase {
  private static final int DEFAULT_BULLETS = 5;
  private static final int MAX_BULLETS = 20;

  private final CvGenerator cvs;
  private final Selectors selectors;
  private final DocumentRepository documents;
  private final Storing storing;
  private final RequestIds requestIds;

  /** Creates the service. */
  public GenerationGrpcService(
      CvGenerator cvs,
      Selectors selectors,
      DocumentRepository documents,
      Storing storing,
      RequestIds requestIds) {
    this.cvs = cvs;
    this.selectors = selectors;
    this.documents = documents;
    this.storing = storing;
    this.requestIds = requestIds;
  }

  @Override
  public void generateCv(GenerateCvRequest request, StreamObserver<GenerateCvResponse> observer) {
    RequestContext context = CallContext.current().request();
    RequestReading reading = RequestReading.of(request.getRequestId());
    Selectors.check(reading.checks(), request.getJob());
    Selectors.check(reading.checks(), request.getProfile());
    reading.checks().range("max_bullets", request.getMaxBullets(), 0, MAX_BULLETS);
    reading.end();
    SentCall sent =
        new SentCall(
            "GenerationService/GenerateCv",
            request.getRequestId(),
            request,
            Selectors.storedIds(request.getJob(), request.getProfile()));
    if (!storing.isWanted(context, request.hasStore(), request.getStore())) {
      StreamPump.start(
          observer,
          context,
          sink ->
              requestIds.unstoredStream(context, sent, () -> generate(context, "", request, sink)));
      return;
    }
    StreamPump.start(
        observer,
        context,
        sink ->
            requestIds.stream(
                context,
                sent,
                GenerateCvResponse.parser(),
                response -> response.getEvent().hasCompleted(),
                sink,
                (runContext, documentId, events) ->
                    generate(runContext, documentId, request, events)));
  }

  private void generate(
      RequestContext context,
      String documentId,
      GenerateCvRequest request,
      Consumer<GenerateCvResponse> sink) {
    Selectors.SelectedJob job = selectors.job(context, request.getJob());
    Selectors.SelectedProfile profile = selectors.profile(context, request.getProfile());
    int maxBullets = request.getMaxBullets() == 0 ? DEFAULT_BULLETS : request.getMaxBullets();
    AtomicLong sequence = new AtomicLong();
    cvs.generate(
        context,
        new CvRequest(
            documentId, job.id(), job.needs(), profile.profile(), profile.vectors(), maxBullets),
        event ->
            sink.accept(
                GenerateCvResponse.newBuilder()
                    .setEvent(EventMapping.toProto(sequence.getAndIncrement(), event))
                    .build()));
  }

  @Override
  public void getDocument(
      GetDocumentRequest request, StreamObserver<GetDocumentResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          String id = ResourceIds.required("document_id", request.getDocumentId());
          return documents
              .find(context.tenantId(), id)
              .map(
                  document ->
                      GetDocumentResponse.newBuilder()
                          .setDocument(DocumentMapping.toProto(document))
                          .build())
              .orElseThrow(() -> RolewrightException.notFound("document", id));
        });
  }

  @Override
  public void listDocuments(
      ListDocumentsRequest request, StreamObserver<ListDocumentsResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          RequestReading reading = new RequestReading();
          reading.checks().optionalUuid("profile_id", request.getProfileId());
          Optional<PageRequest> asked =
              reading.value(() -> PageRequest.of(request.getPageSize(), request.getPageToken()));
          reading.end();
          var page =
              documents.list(context.tenantId(), asked.orElseThrow(), request.getProfileId());
          ListDocumentsResponse.Builder response =
              ListDocumentsResponse.newBuilder().setNextPageToken(page.nextToken());
          page.items()
              .forEach(document -> response.addDocuments(DocumentMapping.toProto(document)));
          return response.build();
        });
  }
}
