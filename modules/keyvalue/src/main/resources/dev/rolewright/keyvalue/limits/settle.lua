-- ARGV from there: bucket, change, length of a bucket, buckets.
local refused = refusal()
if refused then
  return refused
end
local key, change, width = KEYS[3], tonumber(ARGV[11]), tonumber(ARGV[12])
local present = whole(math.floor(now / width))
local bucket = ARGV[10]
if change > 0 then
  bucket = present
end
local field = replica .. ':' .. bucket
local held = redis.call('HGET', key, field)
if held or change > 0 then
  local amount = amount_of(held or '0')
  local settled = math.max(0, amount + change)
  redis.call('HSET', key, field, whole(settled))
  -- A sum of an earlier bucket of time is counted anew anyway; in one of this each field that is there has its part.
  local known = redis.call('HMGET', key, 'at', 'sum')
  if known[1] == present and known[2] then
    redis.call('HSET', key, 'sum', whole(amount_of(known[2]) + settled - amount))
  end
  redis.call('PEXPIRE', key, whole((tonumber(ARGV[13]) + 2) * width / 1000))
end
return {'OK', whole(now)}
