using System.Diagnostics;
using System.Globalization;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Watching;

/// <summary>Looks at server and client once in every cell of a run.</summary>
/// <param name="process">The server's process; null where it is not known.</param>
/// <param name="runtime">What its runtime tells; null where it tells nobody.</param>
/// <param name="underWay">How many actions are under way.</param>
internal sealed class ServerWatch(int? process, RuntimeMetrics? runtime, Func<int> underWay)
{
    private readonly List<ServerSample> samples = [];

    public IReadOnlyList<ServerSample> Samples => samples;

    /// <summary>Looks until cancelled.</summary>
    public async Task RunAsync(TimeSpan between, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var (before, serverBefore, clientBefore) = (TimeSpan.Zero, ServerSeconds(), Environment.CpuUsage.TotalTime);
        using var timer = new PeriodicTimer(between);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                var (now, server, client) = (Stopwatch.GetElapsedTime(began), ServerSeconds(), Environment.CpuUsage.TotalTime);
                var seconds = (now - before).TotalSeconds;
                samples.Add(new ServerSample
                {
                    At = now,
                    ServerCores = (server - serverBefore) / seconds,
                    ServerBytes = ResidentBytes(),
                    ClientCores = (client - clientBefore).TotalSeconds / seconds,
                    Runtime = runtime?.Latest,
                    UnderWay = underWay(),
                });
                (before, serverBefore, clientBefore) = (now, server, client);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private double? ServerSeconds() => process is { } id ? ProcessorTime.Seconds(id) : null;

    private long? ResidentBytes()
    {
        if (process is not { } id || !File.Exists($"/proc/{id}/status"))
        {
            return null;
        }

        var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..] ? long.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024 : null;
    }
}
