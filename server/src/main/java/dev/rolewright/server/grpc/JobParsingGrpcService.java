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
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.JobMapping;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Serves {@code JobParsingService}. */
public final class JobParsingGrpcService extends JobParsingServiceGrpc.JobParsingServiceImplBase {
  private static final int MAX_COMPANY_NAME = 500;

  private final JobIntake intake;
  private final JobRepository jobs;
  private final RequestIds requestIds;

  /** Creates the service. */
  public JobParsingGrpcService(JobIntake intake, JobRepository jobs, RequestIds requestIds) {
    this.intake = intake;
    this.jobs = jobs;
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
    String field = failure.violations().stream().findFirst().map(FieldViolation::field).orElse("");
    return BatchError.newBuilder()
        .setReason(failure.code().name())
        .setMessage(String.valueOf(failure.getMessage()))
        .setField(field)
        .build();
  }

  private ParseJobResponse parse(RequestContext context, ParseJobRequest request) {
    RequestReading reading = RequestReading.of(request.getRequestId());
    reading.checks().text("company_name_hint", request.getCompanyNameHint(), 0, MAX_COMPANY_NAME);
    Optional<SourceText> source = reading.value(() -> Sources.of(request));
    reading.end();
    return requestIds.unary(
        context,
        new RequestIds.Sent("JobParsingService/ParseJob", request.getRequestId(), request),
        ParseJobResponse.parser(),
        UnaryOperator.identity(),
        id -> parse(context, id, request, source.orElseThrow()));
  }

  private ParseJobResponse parse(
      RequestContext context, String id, ParseJobRequest request, SourceText source) {
    String hint = request.getCompanyNameHint().strip();
    boolean store = !request.hasStore() || request.getStore();
    ParsedJob parsed = store ? intake.keep(context, id, source, hint) : intake.parse(source, hint);
    return ParseJobResponse.newBuilder()
        .setJob(JobMapping.toProto(parsed.job()))
        .setProvenance(
            CommonMapping.provenance(
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
