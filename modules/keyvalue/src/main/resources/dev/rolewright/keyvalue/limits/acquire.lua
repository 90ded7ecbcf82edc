-- ARGV from there: the least number of parts, the number of others, id and last time of each (-1 while alive); then for
-- each window: amount, limit, length of a bucket, buckets, what is of use in advance.
local refused = refusal()
if refused then
  return refused
end
if not is_present(last_seen(replica)) then
  return {'STALE'}
end
if redis.call('HGET', epoch_key, 'open') ~= '1' then
  return {'CLOSED', whole(now)}
end
local parts = tonumber(ARGV[10])
local away, first = absent(11)
local sums, advances = {}, {}
for index = 3, #KEYS do
  local from = first + 5 * (index - 3)
  local amount, limit = tonumber(ARGV[from]), tonumber(ARGV[from + 1])
  local width, buckets = tonumber(ARGV[from + 2]), tonumber(ARGV[from + 3])
  local bucket = math.floor(now / width)
  local allowed = limit - away * math.floor(limit / parts)
  sums[index] = sum_of(KEYS[index], bucket, buckets, width)
  advances[index] = tonumber(ARGV[from + 4])
  if 2 * (sums[index] + amount + advances[index]) > allowed then
    advances[index] = 0
  end
  if sums[index] + amount > allowed then
    local wait = time_until(KEYS[index], bucket, buckets, width, allowed - amount)
    return {'FULL', whole(now), index - 3, whole(wait), whole(math.max(0, allowed - sums[index]))}
  end
end
local reply = {'OK', whole(now)}
for index = 3, #KEYS do
  local from = first + 5 * (index - 3)
  local amount = tonumber(ARGV[from]) + advances[index]
  local bucket = whole(math.floor(now / tonumber(ARGV[from + 2])))
  redis.call('HINCRBY', KEYS[index], replica .. ':' .. bucket, whole(amount))
  redis.call('HSET', KEYS[index], 'sum', whole(sums[index] + amount))
  reply[#reply + 1] = bucket
  reply[#reply + 1] = whole(advances[index])
end
return reply
