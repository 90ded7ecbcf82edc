-- ARGV from there: the epoch that is broken, the id of a new one.
local kind = redis.call('TYPE', epoch_key).ok
local members_kind = redis.call('TYPE', members_key).ok
local sound = kind == 'hash' and (members_kind == 'hash' or members_kind == 'none')
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
local id, last
if sound then
  local known = redis.call('HMGET', epoch_key, 'id', 'last', 'run')
  id, last = known[1], tonumber(known[2] or '')
  sound = id and last and known[3] == run and id ~= ARGV[10]
    and now >= last - tolerance and now - last <= 2 * absence
end
local begun = 0
if not sound then
  begun, id = 1, ARGV[11]
  redis.call('DEL', epoch_key, members_key)
  redis.call('HSET', epoch_key, 'id', id, 'since', whole(now), 'last', whole(now), 'run', run, 'open', '0')
end
local held = tonumber(redis.call('HGET', members_key, replica .. ':g') or '-1')
if not held or held < tonumber(generation) then
  redis.call('HSET', members_key, replica .. ':g', generation)
end
redis.call('PEXPIRE', epoch_key, keep)
redis.call('PEXPIRE', members_key, keep)
return {'OK', whole(now), id, begun}
