-- ARGV from there: bucket, change, length of a bucket, buckets.
local refused = refusal()
if refused then
  return refused
end
local key, change, width = KEYS[3], tonumber(ARGV[11]), tonumber(ARGV[12])
local bucket = ARGV[10]
if change > 0 then
  bucket = whole(math.floor(now / width))
end
local field = replica .. ':' .. bucket
local held = redis.call('HGET', key, field)
if held or change > 0 then
  redis.call('HSET', key, field, whole(math.max(0, tonumber(held or '0') + change)))
  -- What was summed up does not hold any more.
  redis.call('HDEL', key, 'at')
  redis.call('PEXPIRE', key, whole((tonumber(ARGV[13]) + 2) * width / 1000))
end
return {'OK', whole(now)}
