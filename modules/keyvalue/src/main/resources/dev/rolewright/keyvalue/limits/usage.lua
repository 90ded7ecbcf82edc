-- ARGV as for an acquisition; the amounts and advances do not matter.
local refused = refusal()
if refused then
  return refused
end
if not is_present(last_seen(replica)) then
  return {'STALE'}
end
local open = redis.call('HGET', epoch_key, 'open') == '1'
local parts = tonumber(ARGV[10])
local away, first = absent(11)
local reply = {'OK', whole(now)}
for index = 3, #KEYS do
  local from = first + 5 * (index - 3)
  local limit, width, buckets = tonumber(ARGV[from + 1]), tonumber(ARGV[from + 2]), tonumber(ARGV[from + 3])
  local bucket = math.floor(now / width)
  local left = limit - away * math.floor(limit / parts) - sum_of(KEYS[index], bucket, buckets, width)
  if not open or left < 0 then
    left = 0
  end
  reply[#reply + 1] = whole(left)
  reply[#reply + 1] = whole(time_until(KEYS[index], bucket, buckets, width, 0))
end
return reply
