-- ARGV from there, for each change: bucket, change, length of a bucket, buckets.
local refused = refusal()
if refused then
  return refused
end
local function settle(key, bucket, change, width, buckets)
  local present = whole(math.floor(now / width))
  local field = replica .. ':' .. (change > 0 and present or bucket)
  local held = redis.call('HGET', key, field)
  if not held and change <= 0 then
    return
  end
  local amount = amount_of(held or '0')
  local settled = math.max(0, amount + change)
  redis.call('HSET', key, field, whole(settled))
  -- A sum of an earlier bucket of time is counted anew anyway; in one of this each field that is there has its part.
  local known = redis.call('HMGET', key, 'at', 'sum')
  if known[1] == present and known[2] then
    redis.call('HSET', key, 'sum', whole(amount_of(known[2]) + settled - amount))
  end
  redis.call('PEXPIRE', key, whole((buckets + 2) * width / 1000))
end
for index = 3, #KEYS do
  local from = ARGUMENTS + 1 + 4 * (index - 3)
  settle(KEYS[index], ARGV[from], tonumber(ARGV[from + 1]), tonumber(ARGV[from + 2]), tonumber(ARGV[from + 3]))
end
return {'OK', whole(now)}
