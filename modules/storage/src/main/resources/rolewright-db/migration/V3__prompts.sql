-- Versions of prompts, which never change. Those without a tenant are shipped and seen by all.
create table prompt_versions (
  id             uuid        primary key,
  tenant_id      uuid        references tenants on delete cascade,
  name           text        not null,
  semver         text        not null,
  -- Sorts, byte by byte, as semantic versions rank.
  semver_rank    text        collate "C" not null,
  task_type      text        not null,
  template       text        not null,
  -- Schemas to the character, since the hash is of them.
  input_schema   text        not null,
  output_schema  text,
  model_params   jsonb       not null,
  content_hash   text        not null,
  created_at     timestamptz not null,
  created_by     text        not null,
  constraint prompt_versions_taken unique nulls not distinct (tenant_id, name, semver)
);
create index prompt_versions_by_rank on prompt_versions (name collate "C", semver_rank desc, id desc);

-- When which version of a name was active for a tenant, as the tenant chose; before its first choice the newest shipped
-- version is active. The one without an end is active now.
create table prompt_activations (
  id              bigint      generated always as identity primary key,
  tenant_id       uuid        not null references tenants on delete cascade,
  name            text        not null,
  version_id      uuid        not null references prompt_versions on delete cascade,
  activated_at    timestamptz not null,
  ended_at        timestamptz,
  rolled_back_at  timestamptz,
  rollback_reason text,
  check (rolled_back_at is null or ended_at is not null)
);
create unique index prompt_activations_one_active on prompt_activations (tenant_id, name) where ended_at is null;
create index prompt_activations_by_name on prompt_activations (tenant_id, name, id);
create index prompt_activations_by_version on prompt_activations (version_id, tenant_id);
