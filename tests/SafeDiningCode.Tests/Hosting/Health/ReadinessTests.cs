using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Hosting.Health;

namespace SafeDiningCode.Tests.Hosting.Health;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_ready_server_says_so_and_nobody_keeps_the_answer()
    {
        await using var site = await TestSite.StartAsync();

        using var ready = await site.Client.GetAsync("/healthz/ready");
        using var live = await site.Client.GetAsync("/healthz/live");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        Assert.True(ready.Headers.CacheControl!.NoStore && live.Headers.CacheControl!.NoStore);
        using var answer = JsonDocument.Parse(await ready.Content.ReadAsStringAsync());
        Assert.Equal("ready", answer.RootElement.GetProperty("status").GetString());
        Assert.Equal("up", answer.RootElement.GetProperty("parts").GetProperty("database").GetString());
    }

    [Fact]
    public async Task A_server_without_its_database_is_unready_and_alive()
    {
        await using var site = await TestSite.StartAsync();
        await using (var connection = await site.Database.ConnectAsync())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE migration_journal";
            await command.ExecuteNonQueryAsync();
        }

        using var ready = await site.Client.GetAsync("/healthz/ready");
        using var live = await site.Client.GetAsync("/healthz/live");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (ready.StatusCode, live.StatusCode));
        using var answer = JsonDocument.Parse(await ready.Content.ReadAsStringAsync());
        Assert.Equal("unready", answer.RootElement.GetProperty("status").GetString());
        Assert.Equal("down", answer.RootElement.GetProperty("parts").GetProperty("database").GetString());
    }

    [Fact]
    public async Task A_part_that_is_not_vital_degrades_the_service_and_does_not_end_it()
    {
        var answer = await Of(new Part("database", isVital: true), new Part("redis", isVital: false) { State = PartState.Down }).AskAsync();

        Assert.Equal(("degraded", true), (answer.Status, answer.TakesRequests));
        Assert.Equal(("up", "down"), (answer.Parts["database"], answer.Parts["redis"]));
    }

    [Fact]
    public async Task A_part_that_is_not_configured_is_none_and_takes_nothing_away()
    {
        var answer = await Of(new Part("database", isVital: true), new Part("redis", isVital: false) { State = PartState.None }).AskAsync();

        Assert.Equal(("ready", "none"), (answer.Status, answer.Parts["redis"]));
    }

    [Fact]
    public async Task Parts_that_hang_or_throw_are_down_within_the_bound_however_often_one_asks()
    {
        await Measured.AssertAtMostAsync(PartCheck.Bound + TimeSpan.FromSeconds(1), async _ =>
        {
            var hanging = new Part("database", isVital: true) { Hangs = true };
            var readiness = Of(hanging, new Part("redis", isVital: false) { Fails = true });
            var clock = Stopwatch.StartNew();

            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => readiness.AskAsync()));

            var taken = clock.Elapsed;
            Assert.True(taken >= PartCheck.Bound - TimeSpan.FromMilliseconds(100), $"Given up after {taken}.");
            Assert.All(answers, answer => Assert.Equal(("unready", "down", "down"), (answer.Status, answer.Parts["database"], answer.Parts["redis"])));
            Assert.Equal(1, hanging.Asked);
            return taken;
        });
    }

    [Fact]
    public async Task A_check_that_never_comes_back_does_not_hide_that_the_part_does()
    {
        var clock = new ManualClock();
        var part = new Part("database", isVital: true) { Hangs = true };
        using var lifetime = new Lifetime();
        var readiness = new Readiness([part], lifetime, clock, NullLogger<PartCheck>.Instance);
        Assert.Equal("unready", (await readiness.AskAsync()).Status);

        part.Hangs = false;
        Assert.Equal("unready", (await readiness.AskAsync()).Status);
        clock.Advance(PartCheck.GivenUp + TimeSpan.FromSeconds(1));

        Assert.Equal("ready", (await readiness.AskAsync()).Status);
        Assert.Equal(2, part.Asked);
    }

    [Fact]
    public async Task A_process_that_was_asked_to_stop_takes_no_more_requests()
    {
        using var lifetime = new Lifetime();
        var readiness = new Readiness([new Part("database", isVital: true)], lifetime, TimeProvider.System, NullLogger<PartCheck>.Instance);
        Assert.Equal("ready", (await readiness.AskAsync()).Status);

        lifetime.StopApplication();

        var answer = await readiness.AskAsync();
        Assert.Equal(("stopping", false, "up"), (answer.Status, answer.TakesRequests, answer.Parts["database"]));
    }

    private static Readiness Of(params ICheckPart[] parts) => new(parts, new Lifetime(), TimeProvider.System, NullLogger<PartCheck>.Instance);

    private sealed class Part(string name, bool isVital) : ICheckPart
    {
        private int asked;

        public string Name => name;

        public bool IsVital => isVital;

        public PartState State { get; init; } = PartState.Up;

        public bool Hangs { get; set; }

        public bool Fails { get; init; }

        public int Asked => asked;

        public async Task<PartState> CheckAsync(CancellationToken cancellation)
        {
            Interlocked.Increment(ref asked);
            if (Hangs)
            {
                // Deaf to cancellation, as a driver may be.
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            }

            return Fails ? throw new IOException("gone") : State;
        }
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => stopping.Cancel();

        public void Dispose() => stopping.Dispose();
    }
}
