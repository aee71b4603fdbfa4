-- KEYS: 1 the counter that numbers all messages    ARGV: 1 channel, 2 message, 3 where a new counter begins
-- The number and the server's replication id go before the message: receivers see what is missing, and that a counter is another one.
local server = string.match(redis.call('INFO', 'replication'), 'master_replid:(%x+)') or 'unknown'
local number = 0
if redis.call('EXISTS', KEYS[1]) == 0 then redis.pcall('SET', KEYS[1], ARGV[3]) end
local next = redis.pcall('INCR', KEYS[1])
if type(next) == 'number' and next < 4503599627370496 and next > 0 then
  number = next
else
  -- Out of memory, or a stranger's value. Without a counter the message says that it has no number, and the next counter begins elsewhere.
  redis.call('DEL', KEYS[1])
end
redis.call('PUBLISH', ARGV[1], server .. ' ' .. string.format('%.0f', number) .. ' ' .. ARGV[2])
return number
