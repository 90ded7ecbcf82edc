-- What attempts cost. An attempt of before has no cost.
alter table runs
  -- Those of the input that the vendor wrote to its own cache.
  add cache_write_tokens bigint,
  -- In pico-USD. Null while the attempt runs.
  add cost_picos         bigint,
  -- Whether a part of the cost rests on no count or on no price of the model's own.
  add cost_estimated     boolean;
