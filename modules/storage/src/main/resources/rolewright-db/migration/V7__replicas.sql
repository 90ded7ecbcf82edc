-- The lives of all replicas, so that each knows how many share a limit.
create table replicas (
  id       uuid        primary key,
  started  timestamptz not null,
  -- When it last told that it is alive, by this database's clock.
  seen     timestamptz not null,
  -- How often it did.
  beats    bigint      not null,
  -- Whether it told that it admits nothing more.
  departed boolean     not null
);
