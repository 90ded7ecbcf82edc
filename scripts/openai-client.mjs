// Calls the OpenAI-compatible endpoint of a running server with OpenAI's own library for Node.js.
// Usage: node openai-client.mjs MODEL    with ROLEWRIGHT_HTTP, ROLEWRIGHT_API_KEY and OPENAI_NODE as openai-clients.sh says
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [model] = process.argv.slice(2);
const baseURL = `${process.env.ROLEWRIGHT_HTTP}/v1`;
const library = createRequire(join(process.env.OPENAI_NODE, "index.js")).resolve("openai");
const { default: OpenAI } = await import(pathToFileURL(library));

const client = new OpenAI({ baseURL, apiKey: process.env.ROLEWRIGHT_API_KEY });
const messages = [
  { role: "developer", content: "Answer in one line." },
  { role: "user", content: [{ type: "text", text: "Say hello to Zoë 😀." }] },
];

async function failure(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: "the call succeeded" });
}

const checks = {
  async "list the models"() {
    const models = [];
    for await (const each of client.models.list()) {
      models.push(each);
    }
    assert.ok(models.length > 0);
    assert.equal(models[0].object, "model");
    const one = await client.models.retrieve(models[0].id);
    assert.equal(one.id, models[0].id);
  },

  async "ask once"() {
    const answer = await client.chat.completions.create({
      model,
      messages,
      temperature: 0.2,
      top_p: 1,
      max_completion_tokens: 200,
      stop: ["<END>"],
      seed: 7,
      user: "someone",
    });
    assert.equal(answer.object, "chat.completion");
    assert.match(answer.id, /^chatcmpl-/);
    assert.match(answer.model, /.\/./);
    assert.equal(answer.choices.length, 1);
    assert.equal(answer.choices[0].message.role, "assistant");
    assert.ok(answer.choices[0].message.content.length > 0);
    assert.ok(["stop", "length"].includes(answer.choices[0].finish_reason));
    assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + answer.usage.completion_tokens);
    assert.ok(answer._request_id);
  },

  async "read a stream"() {
    const stream = await client.chat.completions.create({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = "";
    let usage = null;
    let finishReason = null;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta?.content ?? "";
      finishReason = chunk.choices[0]?.finish_reason ?? finishReason;
      usage = chunk.usage ?? usage;
    }
    assert.ok(text.length > 0);
    assert.ok(["stop", "length"].includes(finishReason));
    assert.equal(usage.total_tokens, usage.prompt_tokens + usage.completion_tokens);
  },

  async "read a stream with the library's own helper"() {
    const completion = await client.chat.completions.stream({ model, messages }).finalChatCompletion();
    assert.ok(completion.choices[0].message.content.length > 0);
  },

  async "leave a stream"() {
    const stream = await client.chat.completions.create({ model, messages, stream: true });
    for await (const chunk of stream) {
      assert.equal(chunk.object, "chat.completion.chunk");
      break;
    }
  },

  async "ask for JSON"() {
    const answer = await client.chat.completions.create({
      model,
      messages: [{ role: "user", content: "Greet me by a JSON object." }],
      response_format: { type: "json_object" },
    });
    assert.equal(typeof JSON.parse(answer.choices[0].message.content), "object");
  },

  async "ask for what is not supported"() {
    const error = await failure(() => client.chat.completions.create({ model, messages, n: 2 }));
    assert.ok(error instanceof OpenAI.BadRequestError);
    assert.equal(error.code, "unsupported_parameter");
    assert.equal(error.param, "n");
  },

  async "ask a model that is not there"() {
    const error = await failure(() => client.chat.completions.create({ model: "nobody/nothing", messages }));
    assert.ok(error instanceof OpenAI.NotFoundError);
    assert.equal(error.code, "model_not_found");
  },

  async "ask with a wrong key"() {
    const stranger = new OpenAI({ baseURL, apiKey: "not-a-key" });
    const error = await failure(() => stranger.chat.completions.create({ model, messages }));
    assert.ok(error instanceof OpenAI.AuthenticationError);
    assert.equal(error.code, "invalid_api_key");
  },
};

for (const [title, check] of Object.entries(checks)) {
  try {
    await check();
  } catch (error) {
    console.error(`openai for Node.js: FAILED: ${title}:`, error);
    process.exit(1);
  }
}
console.log("ok: OpenAI's library for Node.js");
