// Calls a running Rolewright server with grpc-js: a client in another language, made from the .proto files alone.
// Usage: node check.js ADDRESS    with the API key in ROLEWRIGHT_API_KEY; exit code 0 when every check holds
import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";
import protobuf from "protobufjs";

const CONTRACT = join(dirname(fileURLToPath(import.meta.url)), "../../proto/src/main/protobuf");
const DEADLINE_SECONDS = 30;

// What google.rpc says about a status, as far as it is read here.
const DETAILS = protobuf.parse(`
  syntax = "proto3";
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message Any { string type_url = 1; bytes value = 2; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
`).root;

const AD = `Senior Backend Engineer

Requirements
- 5+ years of Java
- PostgreSQL

Nice to have
- Kubernetes`;

const PERSON = {
  full_name: "Sam Example",
  artifacts: [
    {
      id: "books",
      kind: "EVIDENCE_KIND_WORK",
      title: "Backend Developer",
      organization: "Harbour Books",
      dates: { start: { year: 2021, month: 3 }, ongoing: true },
      highlights: ["Moved the order service to PostgreSQL without downtime.", "Wrote the payment service in Java."],
    },
  ],
};

function loadContract() {
  const definition = protoLoader.loadSync(
    ["job_parsing_service.proto", "generation_service.proto"].map((file) => join("rolewright/v1", file)),
    { includeDirs: [CONTRACT], keepCase: true, enums: String, longs: Number, defaults: true, oneofs: true },
  );
  return grpc.loadPackageDefinition(definition).rolewright.v1;
}

function authorized(key) {
  const metadata = new grpc.Metadata();
  metadata.set("authorization", `Bearer ${key}`);
  return metadata;
}

function deadline() {
  return { deadline: Date.now() + DEADLINE_SECONDS * 1000 };
}

function unary(client, method, request, metadata) {
  return new Promise((resolve, reject) => {
    client[method](request, metadata, deadline(), (error, response) => (error ? reject(error) : resolve(response)));
  });
}

async function collect(stream) {
  const responses = [];
  for await (const response of stream) {
    responses.push(response);
  }
  return responses;
}

function errorInfo(error) {
  const packed = error.metadata.get("grpc-status-details-bin");
  assert.equal(packed.length, 1, "the status carries its details");
  const status = DETAILS.lookupType("Status").decode(packed[0]);
  assert.equal(status.code, error.code);
  const info = status.details.find((detail) => detail.typeUrl === "type.googleapis.com/google.rpc.ErrorInfo");
  assert.ok(info, "the details hold an ErrorInfo");
  return DETAILS.lookupType("ErrorInfo").decode(info.value);
}

async function parsesAJob(jobs, key) {
  const { job, provenance } = await unary(jobs, "ParseJob", { text: AD, store: false }, authorized(key));
  assert.equal(job.role_title, "Senior Backend Engineer");
  assert.equal(job.id, "", "nothing is stored");
  assert.ok(job.must_have_skills.length >= 2, "the must-have skills are found");
  assert.ok(job.lines.length >= 6, "every line is kept");
  assert.ok(provenance, "the answer says where it came from");
}

async function streamsACv(generation, key) {
  const request = { job: { text: AD }, profile: { inline: PERSON } };
  const responses = await collect(generation.GenerateCv(request, authorized(key), deadline()));
  const events = responses.map((response) => response.event);
  assert.deepEqual(events.map((event) => event.sequence), events.map((_, index) => index), "no event is missing");
  assert.equal(events[0].event, "started");
  assert.equal(events.at(-1).event, "completed");

  const shown = new Map();
  for (const event of events) {
    switch (event.event) {
      case "text_delta":
        shown.set(event.text_delta.section_id, (shown.get(event.text_delta.section_id) ?? "") + event.text_delta.text);
        break;
      case "section_reset":
        shown.set(event.section_reset.section_id, "");
        break;
      case "section_completed":
        assert.equal(shown.get(event.section_completed.section_id) ?? "", event.section_completed.text);
        break;
    }
  }
  const { document } = events.at(-1).completed;
  assert.equal(document.id, events[0].started.document_id);
  assert.ok(document.output.bullets.length > 0, "the CV has bullets");
  for (const claim of document.claims) {
    assert.ok(claim.evidence.length > 0, `a claim has no evidence: ${claim.text}`);
  }
}

async function namesTheFieldAtFault(jobs, key) {
  const error = await unary(jobs, "ParseJob", { text: "too short" }, authorized(key)).catch((refused) => refused);
  assert.equal(error.code, grpc.status.INVALID_ARGUMENT);
  const info = errorInfo(error);
  assert.equal(info.reason, "INVALID_FIELD");
  assert.equal(info.domain, "rolewright.dev");
  assert.equal(info.metadata.is_retryable, "false");
  assert.ok(info.metadata.correlation_id);
}

async function refusesAnotherKey(jobs) {
  const error = await unary(jobs, "ListJobs", {}, authorized("no-such-key")).catch((refused) => refused);
  assert.equal(error.code, grpc.status.UNAUTHENTICATED);
  assert.equal(errorInfo(error).reason, "AUTHENTICATION");
}

// The stream of requests stays open, so only the cancellation can end the call.
async function endsACancelledStream(jobs, key) {
  const stream = jobs.ParseJobs(authorized(key), deadline());
  stream.write({ job: { text: AD, store: false } });
  stream.once("data", () => stream.cancel());
  const error = await collect(stream).catch((cancelled) => cancelled);
  assert.equal(error.code, grpc.status.CANCELLED);
}

async function main() {
  const [address] = process.argv.slice(2);
  const key = process.env.ROLEWRIGHT_API_KEY;
  if (!address || !key) {
    console.error("usage: ROLEWRIGHT_API_KEY=KEY node check.js HOST:PORT");
    return 2;
  }
  const contract = loadContract();
  const jobs = new contract.JobParsingService(address, grpc.credentials.createInsecure());
  const generation = new contract.GenerationService(address, grpc.credentials.createInsecure());
  const checks = [
    ["parses a job", () => parsesAJob(jobs, key)],
    ["streams a CV", () => streamsACv(generation, key)],
    ["names the field at fault", () => namesTheFieldAtFault(jobs, key)],
    ["refuses another key", () => refusesAnotherKey(jobs)],
    ["ends a cancelled stream", () => endsACancelledStream(jobs, key)],
  ];
  let failed = 0;
  for (const [name, check] of checks) {
    try {
      await check();
      console.log(`ok   ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAIL ${name}\n${error.stack}`);
    }
  }
  jobs.close();
  generation.close();
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
