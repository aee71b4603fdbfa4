-- KEYS: 1 the group's generation, 2 the entry (a hash with a field for each shape)
-- ARGV: 1 shape, 2 lease, 3 value, 4 how long it lives (ms), 5 the longest value
-- Returns 1 when the value is stored; otherwise nothing of this shape is. A longest value of -1 stores nothing.
local server = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local generation = redis.pcall('GETRANGE', KEYS[1], 0, 32)
local length = redis.pcall('HSTRLEN', KEYS[2], ARGV[1])
if type(length) ~= 'number' then
  redis.call('DEL', KEYS[2])
  return 0
end

if server and #server == 40 and type(generation) == 'string' and #generation == 32
  and length >= 88 and length <= 88 + tonumber(ARGV[5]) and #ARGV[3] <= tonumber(ARGV[5]) then
  local field = redis.call('HGET', KEYS[2], ARGV[1])
  local left = (tonumber(string.match(string.sub(field, 2, 16), '^%d+$')) or 0) - now
  if left > 0 and string.sub(field, 17, 88) == server .. generation then
    local kind = string.sub(field, 1, 1)
    local held = string.sub(field, 89)
    if kind == 'V' and held == ARGV[3] then return 1 end
    if kind == 'L' and length == 120 and held == ARGV[2] then
      local lives = tonumber(ARGV[4])
      local value = 'V' .. string.format('%015.0f', now + lives) .. server .. generation .. ARGV[3]
      if type(redis.pcall('HSET', KEYS[2], ARGV[1], value)) == 'number' then
        if redis.call('PTTL', KEYS[2]) < lives then redis.call('PEXPIRE', KEYS[2], lives) end
        return 1
      end
    end
  end
end

redis.call('HDEL', KEYS[2], ARGV[1])
return 0
