extern alias loadtests;
using loadtests::SafeDiningCode.LoadTests.Arrivals;
using loadtests::SafeDiningCode.LoadTests.City;
using loadtests::SafeDiningCode.LoadTests.Latency;
using loadtests::SafeDiningCode.LoadTests.Running;
using loadtests::SafeDiningCode.LoadTests.Scenarios;
using loadtests::SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.Tests.LoadTests;

/// <summary>That a stall shows in the numbers as large as it was for those who came meanwhile.</summary>
public sealed class OpenModelTests
{
    private const double Rate = 200;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData(2000)]
    [InlineData(4)]
    public async Task A_stall_of_one_second_is_seen_by_all_who_came_during_it(int connections)
    {
        await using var server = await StallingServer.StartAsync(stallsAt: TimeSpan.FromSeconds(1.5), Stall);
        var action = new UserAction("get", "", static (context, stop) => context.GetAsync("/", static (_, answer, _) => answer.Status == 200 ? Outcome.Good : Outcome.OfStatus(answer, "/"), 0, stop), Any);
        var (recorder, _) = await PlayAsync(server.Address, action, connections: connections);

        // 200 a second for 4 s, and 200 of them came while nothing was answered: a quarter. They waited for what was left
        // of the second, evenly spread from all of it to nothing; so p99 is the wait of the first few who met it.
        var latency = LatencySummary.Of(recorder.Actions[0].Latency);
        var stalled = Waited(recorder, TimeSpan.FromMilliseconds(100));
        Assert.Equal(Rate * Length.TotalSeconds, latency.Count, 5 * Math.Sqrt(Rate * Length.TotalSeconds));
        // All bounds are from below: a slow machine makes waits longer, and hides none.
        Assert.True(stalled >= Rate * 0.9 * 0.75, $"{stalled} waited for more than 100 ms; some 180 should.");
        Assert.True(latency.P99 >= 0.8 * Stall, $"p99 is {latency.P99}.");
        Assert.True(latency.P999 >= 0.9 * Stall, $"p99.9 is {latency.P999}.");
        Assert.True(latency.P90 >= 0.4 * Stall, $"p90 is {latency.P90}.");
    }

    [Fact]
    public async Task Failures_are_counted_by_kind_and_a_wait_in_vain_is_a_latency()
    {
        await using var server = await StallingServer.StartAsync(stallsAt: TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var actions = 0;
        var action = new UserAction(
            "mixed",
            "",
            async (context, stop) => (Interlocked.Increment(ref actions) % 4) switch
            {
                0 => await context.GetAsync("/", static (_, _, _) => Outcome.Good, 0, stop),
                1 => new Outcome(Failure.Status, 503, "busy"),
                2 => Outcome.OfContent("another shop"),
                _ => throw new WireException(Failure.Refused, "connection refused"),
            },
            Any);
        var (recorder, record) = await PlayAsync(server.Address, action, patience: TimeSpan.FromSeconds(0.5), length: TimeSpan.FromSeconds(1));

        Assert.Equal(["connection refused", "status 503", "timed out", "wrong content"], record.Failures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(record.Ended(0), record.Failures.Values.Sum(failure => failure.Count));
        Assert.Equal(record.Ended(0), record.Failed(0));
        Assert.Equal("busy", record.Failures["status 503"].Example);
        Assert.Equal(record.Failures["timed out"].Count, record.Latency[0].Count);
        Assert.True(record.Latency[0].Percentile(50) >= TimeSpan.FromSeconds(0.45));
        Assert.Equal(record.Ended(0), recorder.Actions[0].Cells.Sum(cell => cell.Failed));
    }

    [Fact]
    public async Task A_stall_of_the_client_itself_is_in_the_latencies_and_told_apart()
    {
        await using var server = await StallingServer.StartAsync(stallsAt: TimeSpan.Zero, TimeSpan.Zero);
        var action = new UserAction(
            "blocks",
            "",
            (context, _) =>
            {
                // The hundredth keeps the thread that begins all others, for half a second.
                if (context.Number == 99)
                {
                    using var never = new ManualResetEventSlim();
                    never.Wait(Stall / 2, CancellationToken.None);
                }

                return ValueTask.FromResult(Outcome.Good);
            },
            Any);
        var (recorder, record) = await PlayAsync(server.Address, action, length: TimeSpan.FromSeconds(2));

        // Some hundred of four hundred were to begin meanwhile.
        Assert.True(record.Latency[0].Percentile(90) >= Stall * 0.2, $"p90 is {record.Latency[0].Percentile(90)}.");
        Assert.True(recorder.Lateness.Percentile(99) >= Stall * 0.4, $"Lateness at p99 is {recorder.Lateness.Percentile(99)}.");
    }

    private static readonly Limits Any = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1), 1);

    private static async Task<(Recorder Recorder, ActionRecord Record)> PlayAsync(Uri address, UserAction action, TimeSpan? patience = null, TimeSpan? length = null, int connections = 2000)
    {
        await using var pool = new WirePool(address, connections, patience ?? TimeSpan.FromSeconds(10));
        var recorder = new Recorder(new PhasePlan([new Phase("steady", length ?? Length, Rate, Rate)]), [action]);
        await new OpenModel(Ground(pool), [new MixPart(action, Share: 1)], recorder).PlayAsync(TestContext.Current.CancellationToken);
        return (recorder, recorder.Actions[0]);
    }

    private static Playground Ground(WirePool pool) => new(pool, new Town([new Shop("0123456789ABCDEF", "示例店")], [], seed: 1), Seed: 1, new RatingTally());

    // How many were counted above a time: what lies above is the share by which percentiles exceed it.
    private static int Waited(Recorder recorder, TimeSpan time)
    {
        var histogram = recorder.Actions[0].Latency[0];
        var share = Enumerable.Range(0, 1001).First(thousandth => thousandth == 1000 || histogram.Percentile(thousandth / 10.0) > time);
        return (int)(histogram.Count * (1000 - share) / 1000);
    }
}
