using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Tests.Faults;

/// <summary>Diners at several servers, who scan all codes in turn and rate now and then; remembers what failed and how long scans took.</summary>
internal sealed class Load(Instances city) : IAsyncDisposable
{
    private const int DinersPerServer = 4;
    private const int ScansPerRating = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly List<HttpClient> clients = [.. city.Servers.Select(server => new HttpClient { BaseAddress = server.Address, Timeout = Eventually.Limit })];
    private readonly ConcurrentBag<string> failures = [];
    private ConcurrentBag<TimeSpan> scans = [];
    private int next;

    /// <summary>Has them come for a while.</summary>
    public Task RunAsync(TimeSpan time) => RunWhileAsync(() => Task.Delay(time));

    /// <summary>Has them come, one after another without a break, while something happens.</summary>
    public async Task RunWhileAsync(Func<Task> happens)
    {
        var happening = happens();
        await Task.WhenAll(clients.SelectMany(client => Enumerable.Range(0, DinersPerServer).Select(_ => Task.Run(async () =>
        {
            while (!happening.IsCompleted)
            {
                await VisitAsync(client);
                await Task.Delay(Pause);
            }
        }))));
        await happening;
    }

    /// <summary>Says of every eatery that it has changed.</summary>
    public async Task ChangeAllAsync()
    {
        await using var session = await city.Command.Database.BeginAsync();
        await city.Command.Get<ChangeLog>().AddAsync(session, city.EateryIds, TimeProvider.System.GetUtcNow().UtcDateTime);
        await session.CommitAsync();
    }

    /// <summary>Forgets how long scans took so far.</summary>
    public void Forget() => scans = [];

    /// <summary>What a share of all scans took at most.</summary>
    public TimeSpan Latency(double share)
    {
        var sorted = scans.Order().ToList();
        Assert.True(sorted.Count > 100, "Too few scans to say.");
        return sorted[(int)(share * (sorted.Count - 1))];
    }

    public void AssertNothingFailed() => Assert.Empty(failures);

    public ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        return ValueTask.CompletedTask;
    }

    private async Task VisitAsync(HttpClient client)
    {
        var turn = Interlocked.Increment(ref next);
        var code = city.Codes[turn % city.Codes.Count];
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var page = await client.GetAsync($"/c/{code}");
            scans.Add(Stopwatch.GetElapsedTime(started));
            if (page.StatusCode != HttpStatusCode.OK)
            {
                failures.Add($"scan {page.StatusCode}");
            }

            if (turn % ScansPerRating == 0 && (await JsonRating.SendAsync(client, code, $"device-{turn}")).Status is var status and not HttpStatusCode.Created)
            {
                failures.Add($"rating {status}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            failures.Add(error.Message);
        }
    }
}
