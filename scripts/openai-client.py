"""Calls the OpenAI-compatible endpoint of a running server with OpenAI's own library for Python.

Usage: openai-client.py MODEL    with ROLEWRIGHT_HTTP and ROLEWRIGHT_API_KEY as openai-clients.sh says
"""

import json
import os
import sys

import openai

MODEL = sys.argv[1]
BASE_URL = os.environ["ROLEWRIGHT_HTTP"] + "/v1"
MESSAGES = [
    {"role": "developer", "content": "Answer in one line."},
    {"role": "user", "content": [{"type": "text", "text": "Say hello to Zoë 😀."}]},
]

client = openai.OpenAI(base_url=BASE_URL, api_key=os.environ["ROLEWRIGHT_API_KEY"])


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def failure(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError("the call succeeded")


def list_the_models():
    models = list(client.models.list())
    expect(models, "there is no model")
    expect(client.models.retrieve(models[0].id).id == models[0].id, "the model is another one")


def ask_once():
    answer = client.chat.completions.create(
        model=MODEL,
        messages=MESSAGES,
        temperature=0.2,
        top_p=1,
        max_tokens=200,
        stop="<END>",
        seed=7,
        user="someone",
    )
    choice = answer.choices[0]
    expect(answer.object == "chat.completion", "it is no completion")
    expect(answer.id.startswith("chatcmpl-"), "the id is odd")
    expect("/" in answer.model, "the model is odd")
    expect(choice.message.role == "assistant" and choice.message.content, "there is no text")
    expect(choice.finish_reason in ("stop", "length"), "the finish reason is odd")
    expect_usage(answer.usage)
    expect(answer._request_id, "there is no request id")


def expect_usage(usage):
    expect(usage.total_tokens == usage.prompt_tokens + usage.completion_tokens, "the usage is odd")


def read_a_stream():
    stream = client.chat.completions.create(
        model=MODEL, messages=MESSAGES, stream=True, stream_options={"include_usage": True}
    )
    text, usage, finish_reason = "", None, None
    for chunk in stream:
        usage = chunk.usage or usage
        if chunk.choices:
            text += chunk.choices[0].delta.content or ""
            finish_reason = chunk.choices[0].finish_reason or finish_reason
    expect(text, "there is no text")
    expect(finish_reason in ("stop", "length"), "the finish reason is odd")
    expect_usage(usage)


def leave_a_stream():
    with client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True) as stream:
        for chunk in stream:
            expect(chunk.object == "chat.completion.chunk", "it is no chunk")
            break


def ask_for_json():
    answer = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": "Greet me by a JSON object."}],
        response_format={"type": "json_object"},
    )
    expect(isinstance(json.loads(answer.choices[0].message.content), dict), "it is no JSON object")


def ask_for_what_is_not_supported():
    error = failure(
        openai.BadRequestError,
        lambda: client.chat.completions.create(model=MODEL, messages=MESSAGES, n=2),
    )
    expect(error.code == "unsupported_parameter" and error.param == "n", "the error is another one")


def ask_a_model_that_is_not_there():
    error = failure(
        openai.NotFoundError,
        lambda: client.chat.completions.create(model="nobody/nothing", messages=MESSAGES),
    )
    expect(error.code == "model_not_found", "the error is another one")


def ask_with_a_wrong_key():
    stranger = openai.OpenAI(base_url=BASE_URL, api_key="not-a-key")
    error = failure(
        openai.AuthenticationError,
        lambda: stranger.chat.completions.create(model=MODEL, messages=MESSAGES),
    )
    expect(error.code == "invalid_api_key", "the error is another one")


for check in (
    list_the_models,
    ask_once,
    read_a_stream,
    leave_a_stream,
    ask_for_json,
    ask_for_what_is_not_supported,
    ask_a_model_that_is_not_there,
    ask_with_a_wrong_key,
):
    try:
        check()
    except Exception as error:
        print(f"openai for Python: FAILED: {check.__name__}: {error!r}", file=sys.stderr)
        sys.exit(1)
print("ok: OpenAI's library for Python")
