-- Which replacement of the secret was the last one, so that a repeated request replaces nothing more. Null before the
-- first.
alter table api_keys add column rotation_id uuid;
