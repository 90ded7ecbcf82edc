-- Attempts at providers of language models.
create table runs (
  tenant_id       uuid        not null references tenants on delete cascade,
  id              uuid        not null,
  correlation_id  text        not null,
  principal_id    text        not null,
  task            text        not null,
  prompt_name     text        not null,
  prompt_version  text        not null,
  prompt_hash     text        not null,
  -- SHA-256 (hex) of the messages.
  input_hash      text        not null,
  -- In code points.
  prompt_length   bigint      not null,
  provider        text        not null,
  model           text        not null,
  -- From 1 within the request.
  attempt         integer     not null check (attempt > 0),
  status          text        not null,
  finish_reason   text        not null,
  -- Null while it runs, and where the vendor did not count.
  input_tokens        bigint,
  output_tokens       bigint,
  cached_input_tokens bigint,
  reasoning_tokens    bigint,
  -- A reason of the error table; empty unless it failed.
  error_reason    text        not null,
  error_message   text        not null,
  start_time      timestamptz not null,
  first_text_time timestamptz,
  end_time        timestamptz,
  -- The messages and the answer, encrypted. Null where they are not kept, or no more.
  input           bytea,
  output          bytea,
  primary key (tenant_id, id)
);
create index runs_by_start_time on runs (tenant_id, start_time);
create index runs_by_correlation on runs (tenant_id, correlation_id);
create index runs_with_content on runs (start_time) where input is not null or output is not null;

-- What operators should know.
create table alerts (
  id           uuid        not null primary key,
  -- Null for one of the whole deployment.
  tenant_id    uuid        references tenants on delete cascade,
  kind         text        not null,
  severity     text        not null,
  subject      text        not null,
  message      text        not null,
  create_time  timestamptz not null,
  -- Null while it is open.
  resolve_time timestamptz
);
create unique index alerts_open on alerts (kind, subject, tenant_id) nulls not distinct where resolve_time is null;
