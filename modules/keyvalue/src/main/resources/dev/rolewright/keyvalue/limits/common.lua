-- What all scripts share. Times are microseconds of this server's clock.
-- KEYS: the epoch, the members, then one hash for each window.
-- ARGV: earliest, latest, epoch, replica, generation, absence, reach, recovery, tolerance, then what the script takes.
local ARGUMENTS = 9
local epoch_key, members_key = KEYS[1], KEYS[2]
local epoch, replica, generation = ARGV[3], ARGV[4], ARGV[5]
local absence, reach, recovery, tolerance = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function whole(number)
  return string.format('%.0f', number)
end

-- Ten times as long as anything of an epoch matters, and at least a minute.
local keep = whole(math.max(60000, recovery / 100))

-- The call must be on time, of this epoch, and of the replica's present life as a member.
local function refusal()
  if now < tonumber(ARGV[1]) or now > tonumber(ARGV[2]) then
    return {'CLOCK'}
  end
  if redis.call('HGET', epoch_key, 'id') ~= epoch then
    return {'STALE'}
  end
  if redis.call('HGET', members_key, replica .. ':g') ~= generation then
    return {'STALE'}
  end
  return nil
end

local function last_seen(id)
  return tonumber(redis.call('HGET', members_key, id .. ':t') or 0)
end

local function is_present(seen)
  return now - seen <= absence and seen - now <= tolerance
end

-- How many of the crowd may be counting by themselves. Returns it and the next argument.
local function absent(from)
  local count = 0
  local others = tonumber(ARGV[from])
  for index = 0, others - 1 do
    local seen = last_seen(ARGV[from + 1 + 2 * index])
    local untilTime = tonumber(ARGV[from + 2 + 2 * index])
    if not is_present(seen) then
      local alive = untilTime < 0
      if alive or (untilTime >= seen + absence + reach and now < untilTime + reach) then
        count = count + 1
      end
    end
  end
  return count, from + 1 + 2 * others
end

-- What stands in a field; anything but an amount was written by somebody else.
local function amount_of(text)
  local amount = tonumber(text)
  if not amount or amount < 0 then
    error('no amount')
  end
  return amount
end

-- Forgets what has left a window and returns the sum of the rest, with the amounts by bucket.
local function recount(key, bucket, buckets, width)
  local amounts, gone, sum = {}, {}, 0
  local entries = redis.call('HGETALL', key)
  for index = 1, #entries, 2 do
    local field = entries[index]
    local at = tonumber(string.match(field, ':(%d+)$'))
    if at and at < bucket - buckets then
      gone[#gone + 1] = field
    elseif at then
      local amount = amount_of(entries[index + 1])
      sum = sum + amount
      amounts[at] = (amounts[at] or 0) + amount
    end
  end
  for index = 1, #gone do
    redis.call('HDEL', key, gone[index])
  end
  redis.call('HSET', key, 'at', whole(bucket), 'sum', whole(sum))
  redis.call('PEXPIRE', key, whole((buckets + 2) * width / 1000))
  return sum, amounts
end

-- The sum of a window, which is counted once for each bucket of time and kept up to date within it.
local function sum_of(key, bucket, buckets, width)
  local known = redis.call('HMGET', key, 'at', 'sum')
  if known[1] == whole(bucket) and known[2] then
    return amount_of(known[2])
  end
  return recount(key, bucket, buckets, width)
end

-- Time until a window holds no more than some amount; -1 when that never is.
local function time_until(key, bucket, buckets, width, most)
  if most < 0 then
    return -1
  end
  local sum, amounts = recount(key, bucket, buckets, width)
  local order = {}
  for at in pairs(amounts) do
    order[#order + 1] = at
  end
  table.sort(order)
  local wait = 0
  for index = 1, #order do
    if sum <= most then
      break
    end
    sum = sum - amounts[order[index]]
    wait = (order[index] + 1 + buckets) * width - now
  end
  return wait
end
