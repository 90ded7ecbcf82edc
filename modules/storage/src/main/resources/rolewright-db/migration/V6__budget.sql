-- Money is pico-USD (10^-12 USD). A budget belongs to a scope in a calendar month (UTC).

-- The processes that hold money. One that has ended and lost its journal stays, and what it holds counts as spent.
create table budget_replicas (
  id          uuid        primary key,
  -- New with every begin, so that a question from before it can't be done any more.
  generation  bigint      not null,
  attach_time timestamptz not null default now()
);
create sequence budget_generations;

create table budgets (
  -- DEPLOYMENT, TENANT or API_KEY.
  scope          text     not null,
  -- The tenant or the API key; all zero for the deployment.
  owner_id       uuid     not null,
  -- First day of the month.
  month          date     not null check (extract(day from month) = 1),
  -- Null for the deployment.
  tenant_id      uuid     references tenants on delete cascade,
  spent_picos    bigint   not null default 0 check (spent_picos >= 0),
  -- Sum of the grants. Whoever changes them or this holds the lock of the row.
  granted_picos  bigint   not null default 0 check (granted_picos >= 0),
  -- Thresholds that were told: the sum of 1 for 80 %, 2 for 90 %, 4 for 95 %, 8 for 100 %.
  told           smallint not null default 0,
  primary key (scope, owner_id, month)
);
create index budgets_by_tenant on budgets (tenant_id);

-- What a replica may spend of a budget without asking.
create table budget_grants (
  replica_id uuid   not null references budget_replicas on delete cascade,
  scope      text   not null,
  owner_id   uuid   not null,
  month      date   not null,
  picos      bigint not null check (picos >= 0),
  primary key (replica_id, scope, owner_id, month),
  foreign key (scope, owner_id, month) references budgets on delete cascade
);
create index budget_grants_by_budget on budget_grants (scope, owner_id, month);

-- The bill: one row for each call to a vendor, which never changes.
create table ledger (
  -- Of the reservation.
  id                  uuid        primary key,
  replica_id          uuid        not null,
  -- Null for a call that was booked after its tenant was erased.
  tenant_id           uuid        references tenants on delete cascade,
  api_key_id          uuid,
  -- Empty for the deployment's own account at the vendor.
  account             text        not null,
  provider            text        not null,
  model               text        not null,
  task                text        not null,
  correlation_id      text        not null,
  run_id              text        not null,
  reserved_picos      bigint      not null check (reserved_picos >= 0),
  cost_picos          bigint      not null check (cost_picos >= 0),
  -- EXACT, ESTIMATED, or RESERVED where the end of the call is not known.
  basis               text        not null,
  input_tokens        bigint      not null,
  output_tokens       bigint      not null,
  cached_input_tokens bigint      not null,
  reasoning_tokens    bigint      not null,
  -- When it was reserved; the month of it is the one that pays.
  reserve_time        timestamptz not null
);
create index ledger_by_time on ledger (reserve_time);
create index ledger_by_tenant on ledger (tenant_id, reserve_time);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin
  -- Its rows go only with their tenant.
  if tg_op = 'DELETE' and old.tenant_id is not null
      and not exists (select from tenants where id = old.tenant_id) then
    return old;
  end if;
  raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger ledger_append_only before update or delete on ledger
  for each row execute function ledger_is_append_only();
create trigger ledger_not_truncated before truncate on ledger
  for each statement execute function ledger_is_append_only();
