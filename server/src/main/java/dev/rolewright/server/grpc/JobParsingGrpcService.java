package dev.rolewright.server.grpc;

import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.Provenance;
import dev.rolewright.parsing.JobIntake;
import dev.rolewright.parsing.ParsedJob;
import dev.rolewright.parsing.SourceText;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.BatchError;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.DeleteJobResponse;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.GetJobResponse;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListJobsResponse;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import dev.rolewright.safety.spi.SafetyPolicy;
import dev.rolewright.server.mapping.JobMapping;
import dev.rolewright.server.mapping.SafetyMapping;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Serves {@code JobParsingService}. */
public final class JobParsingGrpcService extends JobParsingServiceGrpc.JobParsingServiceImplBase {
  private static final int MAX_COMPANY_NAME = 500;

  private final JobIntake intake;
  private final JobRepository jobs;
  private final Supplier<SafetyPolicy> policy;
  private final Storing storing;
  private final RequestIds requestIds;

  /**
   * Creates the service.
   *
   * @param policy what looks at ads now
   */
  public JobParsingGrpcService(
      JobIntake intake,
      JobRepository jobs,
      Supplier<SafetyPolicy> policy,
      Storing storing,
      RequestIds requestIds) {
    this.intake = intake;
    this.jobs = jobs;
    this.policy = policy;
    this.storing = storing;
    this.requestIds = requestIds;
  }

  @Override
  public void parseJob(ParseJobRequest request, StreamObserver<ParseJobResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(observer, () -> parse(context, request));
  }

  @Override
  public StreamObserver<ParseJobsRequest> parseJobs(StreamObserver<ParseJobsResponse> observer) {
    RequestContext context = CallContext.current().request();
    return OrderedExchange.start(
        observer, context, (index, request) -> parseOneOfMany(context, index, request.getJob()));
  }

  private ParseJobsResponse parseOneOfMany(
      RequestContext context, long index, ParseJobRequest request) {
    ParseJobsResponse.Builder response = ParseJobsResponse.newBuilder().setIndex(index);
    try {
      return response.setParsed(parse(context, request)).build();
    } catch (RuntimeException | StackOverflowError failure) {
      // The stream goes on with the next input, unless nobody waits for it any more.
      context.checkActive();
      CallLog.fault(context.correlationId(), failure);
      return response
          .setError(batchError(StatusMapper.known(failure, context.correlationId())))
          .build();
    }
  }

  private static BatchError batchError(RolewrightException failure) {
    BatchError.Builder error = BatchError.newBuilder().setReason(failure.code().name());
    if (failure.violations().isEmpty()) {
      return error.setMessage(String.valueOf(failure.getMessage())).build();
    }
    List<FieldViolation> violations =
        failure.violations().stream().map(JobParsingGrpcService::inStream).toList();
    RolewrightException told = RolewrightException.invalid(violations, failure.furtherViolations());
    return error
        .setMessage(String.valueOf(told.getMessage()))
        .setField(violations.getFirst().field())
        .build();
  }

  /** Names a field of {@code ParseJobRequest} by its path in {@code ParseJobsRequest}. */
  private static FieldViolation inStream(FieldViolation violation) {
    return new FieldViolation("job." + violation.field(), violation.description());
  }

  private ParseJobResponse parse(RequestContext context, ParseJobRequest request) {
    RequestReading reading = RequestReading.of(request.getRequestId());
    reading.checks().text("company_name_hint", request.getCompanyNameHint(), 0, MAX_COMPANY_NAME);
    Optional<SourceText> source = reading.value(() -> Sources.of(request));
    reading.end();
    String hint = request.getCompanyNameHint().strip();
    SentCall sent = new SentCall("JobParsingService/ParseJob", request.getRequestId(), request);
    if (!storing.isWanted(context, request.hasStore(), request.getStore())) {
      return requestIds.unstored(
          context,
          sent,
          () ->
              response(
                  context,
                  source.orElseThrow(),
                  intake.parse(context, source.orElseThrow(), hint)));
    }
    return requestIds.unary(
        context,
        sent,
        ParseJobResponse.parser(),
        UnaryOperator.identity(),
        id ->
            response(
                context,
                source.orElseThrow(),
                intake.keep(context, id, source.orElseThrow(), hint)));
  }

  private ParseJobResponse response(RequestContext context, SourceText source, ParsedJob parsed) {
    ParseJobResponse.Builder response = ParseJobResponse.newBuilder();
    SafetyPolicy now = policy.get();
    if (now.isOn()) {
      response.setSafety(SafetyMapping.toProto(source.issues(now)));
    }
    return response
        .setJob(JobMapping.toProto(parsed.job()))
        .setProvenance(
            ModelProvenance.of(
                parsed.model().map(ParsedJob.ByModel::completed),
                parsed.model().map(ParsedJob.ByModel::purpose),
                parsed.failure(),
                Provenance.local(parsed.engine(), context.elapsed(), Optional.empty())))
        .build();
  }

  @Override
  public void getJob(GetJobRequest request, StreamObserver<GetJobResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          String id = ResourceIds.required("job_id", request.getJobId());
          return jobs.find(context.tenantId(), id)
              .map(job -> GetJobResponse.newBuilder().setJob(JobMapping.toProto(job)).build())
              .orElseThrow(() -> RolewrightException.notFound("job", id));
        });
  }

  @Override
  public void listJobs(ListJobsRequest request, StreamObserver<ListJobsResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          var page =
              jobs.list(
                  context.tenantId(),
                  PageRequest.of(request.getPageSize(), request.getPageToken()));
          ListJobsResponse.Builder response =
              ListJobsResponse.newBuilder().setNextPageToken(page.nextToken());
          page.items().forEach(job -> response.addJobs(JobMapping.toProto(job)));
          return response.build();
        });
  }

  @Override
  public void deleteJob(DeleteJobRequest request, StreamObserver<DeleteJobResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          String id = ResourceIds.required("job_id", request.getJobId());
          if (!jobs.delete(context.tenantId(), id)) {
            throw RolewrightException.notFound("job", id);
          }
          return DeleteJobResponse.getDefaultInstance();
        });
  }
}
