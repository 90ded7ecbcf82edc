-- Which side of an experiment the request of an attempt was on; empty for none.
alter table runs
  add experiment text not null default '',
  add variant    text not null default '';
