-- ARGV from there: whether the list is complete (1 or 0), then the ids of those who are awaited.
local refused = refusal()
if refused then
  return refused
end
local run = string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') or ''
local known = redis.call('HMGET', epoch_key, 'since', 'run', 'open')
if known[2] ~= run then
  return {'STALE'}
end
redis.call('HSET', members_key, replica .. ':t', whole(now))
redis.call('HSET', epoch_key, 'last', whole(now))
redis.call('PEXPIRE', epoch_key, keep)
redis.call('PEXPIRE', members_key, keep)
local open = known[3] == '1'
if not open then
  open = now - tonumber(known[1]) >= recovery
  if not open and ARGV[10] == '1' then
    open = true
    for index = 11, #ARGV do
      open = open and redis.call('HEXISTS', members_key, ARGV[index] .. ':t') == 1
    end
  end
  if open then
    redis.call('HSET', epoch_key, 'open', '1')
  end
end
-- Those who were here long ago are not asked for any more.
local entries = redis.call('HGETALL', members_key)
for index = 1, #entries, 2 do
  local id = string.match(entries[index], '^(.*):t$')
  if id and now - tonumber(entries[index + 1]) > 4 * recovery then
    redis.call('HDEL', members_key, id .. ':t', id .. ':g')
  end
end
return {'OK', whole(now), open and 1 or 0}
