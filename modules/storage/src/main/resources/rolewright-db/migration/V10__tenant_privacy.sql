-- What tenants allow to be done with their data. An empty list allows every name; no row forbids nothing.
create table tenant_privacy (
  tenant_id       uuid        primary key references tenants on delete cascade,
  local_only      boolean     not null,
  zero_retention  boolean     not null,
  allowed_vendors text[]      not null,
  allowed_regions text[]      not null,
  update_time     timestamptz not null
);
