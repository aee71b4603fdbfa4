-- KEYS: 1 the group's generation, 2 the entry (a hash with a field for each shape)
-- ARGV: 1 shape, 2 nonce for a new generation, 3 nonce for a new lease, 4 how long a lease lives (ms), 5 the longest value
-- Returns the kind, then what it holds: {'V', value, ms left}, {'L', lease} or {'N'} when nothing can be stored.
local server = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)')
if not server or #server ~= 40 then return redis.error_reply('The server does not tell its replication id.') end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- GETRANGE and HSTRLEN: what strangers wrote may be of any size and any type.
local generation = redis.pcall('GETRANGE', KEYS[1], 0, 32)
if type(generation) ~= 'string' or #generation ~= 32 then
  generation = ARGV[2]
  if redis.pcall('SET', KEYS[1], generation).err then return {'N'} end
end

local length = redis.pcall('HSTRLEN', KEYS[2], ARGV[1])
if type(length) ~= 'number' then
  redis.call('DEL', KEYS[2])
elseif length >= 88 and length <= 88 + tonumber(ARGV[5]) then
  local field = redis.call('HGET', KEYS[2], ARGV[1])
  local left = (tonumber(string.match(string.sub(field, 2, 16), '^%d+$')) or 0) - now
  if left > 0 and string.sub(field, 17, 88) == server .. generation then
    local kind = string.sub(field, 1, 1)
    if kind == 'V' then return {'V', string.sub(field, 89), left} end
    if kind == 'L' and length == 120 then return {'L', string.sub(field, 89)} end
  end
end

local lives = tonumber(ARGV[4])
local lease = 'L' .. string.format('%015.0f', now + lives) .. server .. generation .. ARGV[3]
local stored = redis.pcall('HSET', KEYS[2], ARGV[1], lease)
if type(stored) ~= 'number' then return {'N'} end
-- The entry lives as long as the longest-lived of its fields; each field carries its own end.
if redis.call('PTTL', KEYS[2]) < lives then redis.call('PEXPIRE', KEYS[2], lives) end
return {'L', ARGV[3]}
