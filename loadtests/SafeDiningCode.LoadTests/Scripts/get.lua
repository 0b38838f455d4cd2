-- Asks for the paths of a file in turn; each thread begins at a place of its own.
-- After the address: the file of paths, the number of threads.
local threads = 0

function setup(thread)
  thread:set("place", threads)
  threads = threads + 1
end

function init(args)
  ready = {}
  for path in io.lines(args[1]) do
    ready[#ready + 1] = wrk.format("GET", path)
  end
  at = math.floor(#ready * place / tonumber(args[2]))
end

function request()
  at = at % #ready + 1
  return ready[at]
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\nresult {"answers":%d,"seconds":%.6f,"p50":%.4f,"p99":%.4f,"refused":%d,"broken":%d,"unanswered":0,"statuses":{}}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
