-- Posts the lines of a file («path, tab, body», and after another tab a cookie where there is one), each once: the
-- threads take disjoint parts. Stops sending after the given seconds and waits for the answers still due, so that what the service stored can be held against what
-- it acknowledged. After the address: the file, the number of threads, the seconds.
local ffi = require("ffi")
ffi.cdef[[ typedef struct { long seconds, nanoseconds; } instant; int clock_gettime(int clock, instant *now); ]]
local MONOTONIC, FOR_EVER = 1, 3600000
local reading = ffi.new("instant")
local members = {}

local function clock()
  ffi.C.clock_gettime(MONOTONIC, reading)
  return tonumber(reading.seconds) + tonumber(reading.nanoseconds) / 1e9
end

function setup(thread)
  thread:set("place", #members)
  members[#members + 1] = thread
end

function init(args)
  local threads, line = tonumber(args[2]), 0
  seconds, ready, granted, sent = tonumber(args[3]), {}, 0, 0
  started, finished, counts = 0, 0, {}
  for text in io.lines(args[1]) do
    if line % threads == place then
      local path, body, cookie = text:match("^([^\t]*)\t([^\t]*)\t?(.*)$")
      wrk.headers["Cookie"] = cookie ~= "" and cookie or nil
      ready[#ready + 1] = wrk.format("POST", path, nil, body)
    end
    line = line + 1
  end
end

-- Asked before each request: 0 lets it go at once.
function delay()
  local now = clock()
  if started == 0 then started = now end
  if granted == #ready or now - started >= seconds then return FOR_EVER end
  granted = granted + 1
  return 0
end

function request()
  -- wrk looks at a request before it begins: that one is not sent.
  if granted == 0 then return ready[1] end
  sent = sent + 1
  return ready[sent]
end

function response(status)
  finished = clock()
  counts[status] = (counts[status] or 0) + 1
end

function done(summary, latency, requests)
  local first, last, total, answers, posted = math.huge, 0, {}, 0, 0
  for _, thread in ipairs(members) do
    first = math.min(first, thread:get("started"))
    last = math.max(last, thread:get("finished"))
    posted = posted + thread:get("granted")
    for status, count in pairs(thread:get("counts")) do
      total[status] = (total[status] or 0) + count
      answers = answers + count
    end
  end
  local parts, errors = {}, summary.errors
  for status, count in pairs(total) do
    parts[#parts + 1] = string.format('"%d":%d', status, count)
  end
  io.write(string.format(
    '\nresult {"answers":%d,"seconds":%.6f,"p50":%.4f,"p99":%.4f,"refused":%d,"broken":%d,"unanswered":%d,"statuses":{%s}}\n',
    answers, math.max(last - first, 1e-6), latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout, posted - answers,
    table.concat(parts, ",")))
end
