-- Ids are UUIDv7, so a descending primary key is newest first. Keys begin with tenant_id: what another tenant owns is
-- never in reach. "head" is what lists show; "body" is the whole record and stays out of the way of lists (TOAST).

create table tenants (
  id           uuid        primary key,
  name         text        not null constraint tenants_name_taken unique,
  display_name text        not null,
  plan         text        not null,
  state        text        not null,
  create_time  timestamptz not null
);

create table api_keys (
  id                   uuid        primary key,
  tenant_id            uuid        not null references tenants on delete cascade,
  name                 text        not null,
  prefix               text        not null,
  roles                text[]      not null check (cardinality(roles) > 0),
  secret_hash          text        not null unique,
  previous_hash        text,
  previous_valid_until timestamptz,
  create_time          timestamptz not null,
  expire_time          timestamptz,
  revoke_time          timestamptz,
  check ((previous_hash is null) = (previous_valid_until is null))
);
create index api_keys_by_tenant on api_keys (tenant_id, id);
create index api_keys_by_previous_hash on api_keys (previous_hash) where previous_hash is not null;

create table jobs (
  tenant_id   uuid        not null references tenants on delete cascade,
  id          uuid        not null,
  head        jsonb       not null,
  body        jsonb       not null,
  create_time timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table profiles (
  tenant_id   uuid        not null references tenants on delete cascade,
  id          uuid        not null,
  head        jsonb       not null,
  -- Without the evidence.
  body        jsonb       not null,
  create_time timestamptz not null default now(),
  primary key (tenant_id, id)
);

create table evidence (
  tenant_id        uuid    not null,
  profile_id       uuid    not null,
  -- Place within the profile, from 0.
  position         integer not null,
  id               uuid    not null,
  body             jsonb   not null,
  vector_model     text,
  vector_dimension integer,
  -- The vectors of the item one after the other, each of vector_dimension 32-bit floats, little endian.
  vectors          bytea,
  primary key (tenant_id, profile_id, position),
  unique (tenant_id, id),
  foreign key (tenant_id, profile_id) references profiles on delete cascade,
  check (num_nulls(vector_model, vector_dimension, vectors) in (0, 3))
);

create table documents (
  tenant_id   uuid        not null references tenants on delete cascade,
  id          uuid        not null,
  -- Null for a document about an inline profile.
  profile_id  uuid,
  -- Of the newest version.
  head        jsonb       not null,
  create_time timestamptz not null default now(),
  primary key (tenant_id, id),
  constraint documents_profile_gone foreign key (tenant_id, profile_id) references profiles on delete cascade
);
create index documents_by_profile on documents (tenant_id, profile_id, id);

create table document_versions (
  tenant_id   uuid        not null,
  document_id uuid        not null,
  -- From 1.
  version     integer     not null check (version > 0),
  body        jsonb       not null,
  create_time timestamptz not null default now(),
  primary key (tenant_id, document_id, version),
  foreign key (tenant_id, document_id) references documents on delete cascade
);

-- Calls that carried a request id.
create table requests (
  tenant_id    uuid        not null references tenants on delete cascade,
  method       text        not null,
  request_id   uuid        not null,
  -- Whoever holds the lease, new with every run.
  owner        uuid        not null,
  attempts     integer     not null,
  -- SHA-256 by name of the request's top-level fields; nothing of the fields themselves.
  field_hashes jsonb       not null,
  resource_id  uuid        not null,
  -- The made resource and what else the answer may tell about; erased with any of them.
  subject_ids  uuid[]      not null,
  -- Null while the call runs; then its serialized responses, each behind its length in 4 bytes, big endian.
  responses    bytea,
  lease_until  timestamptz not null,
  create_time  timestamptz not null,
  expire_time  timestamptz not null,
  primary key (tenant_id, method, request_id)
);
create index requests_by_subject on requests using gin (subject_ids);
create index requests_by_expire_time on requests (expire_time);
