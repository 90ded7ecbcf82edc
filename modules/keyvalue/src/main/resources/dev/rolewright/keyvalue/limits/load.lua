-- ARGV from there, for each window: length of a bucket, buckets, number of amounts, then bucket and amount of each.
local refused = refusal()
if refused then
  return refused
end
local from = ARGUMENTS + 1
local own = replica .. ':'
for index = 3, #KEYS do
  local key = KEYS[index]
  local width, buckets, amounts = tonumber(ARGV[from]), tonumber(ARGV[from + 1]), tonumber(ARGV[from + 2])
  from = from + 3
  local fields = redis.call('HKEYS', key)
  for each = 1, #fields do
    if string.sub(fields[each], 1, #own) == own then
      redis.call('HDEL', key, fields[each])
    end
  end
  for _ = 1, amounts do
    redis.call('HSET', key, own .. ARGV[from], ARGV[from + 1])
    from = from + 2
  end
  redis.call('HDEL', key, 'at')
  redis.call('PEXPIRE', key, whole((buckets + 2) * width / 1000))
end
return {'OK', whole(now)}
