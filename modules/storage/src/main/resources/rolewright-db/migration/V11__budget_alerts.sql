-- Thresholds are parts of the limit in force.
alter table budgets
  -- The limit that `told` is of; 0 where it was not noted yet.
  add told_limit_picos bigint not null default 0;

alter table alerts
  -- Of a budget: the limit whose threshold was reached. Null for all other kinds, and for those of before.
  add limit_picos bigint;
-- A threshold of a limit is told once in a month, which the subject names, however often the limit is set.
create unique index alerts_of_limits on alerts (subject, tenant_id, limit_picos) nulls not distinct
  where limit_picos is not null;
