-- Tenants' own keys of vendors. The secret is encrypted; what it is bound to stands beside it in the same row.
create table provider_keys (
  id          uuid        primary key,
  tenant_id   uuid        not null references tenants on delete cascade,
  provider    text        not null,
  suffix      text        not null,
  endpoint    text        not null,
  sealed      bytea       not null,
  create_time timestamptz not null,
  update_time timestamptz not null,
  constraint provider_keys_one unique (tenant_id, provider)
);
