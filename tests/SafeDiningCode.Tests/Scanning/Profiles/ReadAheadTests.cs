using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>Facts in use are read again before they are too old, and nobody waits for it.</summary>
public sealed class ReadAheadTests
{
    private static readonly TimeSpan NotYetDue = TimeSpan.FromSeconds(38);
    private static readonly TimeSpan Due = TimeSpan.FromSeconds(55);

    [Fact]
    public async Task Who_asks_near_the_end_sets_it_off_and_is_answered_at_once()
    {
        await using var held = await Held.StartAsync();
        held.Clock.Advance(Due);
        held.Hold();

        var asked = held.Cache.FindAsync(held.Code).AsTask();

        Assert.True(asked.IsCompletedSuccessfully);
        Assert.Equal("1", (await asked).Answer.Profile!.Name);
        Assert.Equal(2, held.Reads);
        held.Release();
        await held.WaitForAsync("2");
        held.Clock.Advance(NotYetDue);
        Assert.Equal("2", (await held.Cache.FindAsync(held.Code)).Answer.Profile!.Name);
        Assert.Equal(2, held.Reads);
    }

    [Fact]
    public async Task Before_that_nobody_reads()
    {
        await using var held = await Held.StartAsync();
        held.Clock.Advance(NotYetDue);

        await held.Cache.FindAsync(held.Code);

        Assert.Equal(1, held.Reads);
    }

    [Fact]
    public async Task One_reading_is_set_off_however_many_ask()
    {
        await using var held = await Held.StartAsync();
        held.Clock.Advance(Due);
        held.Hold();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await held.Cache.FindAsync(held.Code))));

        Assert.Equal(2, held.Reads);
        held.Release();
        await held.WaitForAsync("2");
    }

    [Fact]
    public async Task Pages_that_were_sent_are_made_of_the_new_facts_before_these_are_shown()
    {
        await using var held = await Held.StartAsync();
        var first = await held.Cache.FindAsync(held.Code);
        held.Cache.Keep(held.Code, first, 3, HeldProfiles.Answer(100));
        held.Cache.Keep(held.Code, first, 4, HeldProfiles.Answer(100));
        held.Cache.Ready(held.Code, 3)!.WasSent = true;
        held.Clock.Advance(Due);

        Assert.Same(first.Ready(3), held.Cache.Ready(held.Code, 3));
        await held.WaitForAsync("2");

        // Made of the second reading, and of what is in use only; memory counts it.
        Assert.Equal([("2", 3)], held.Made);
        var second = await held.Cache.FindAsync(held.Code);
        Assert.NotNull(second.Ready(3));
        Assert.Null(second.Ready(4));
        Assert.Equal(second.Bytes, held.Cache.Bytes);
    }

    [Fact]
    public async Task A_change_that_is_heard_of_meanwhile_is_never_answered_with_what_was_read_before_it()
    {
        await using var held = await Held.StartAsync();
        held.Clock.Advance(Due);
        held.Hold();
        await held.Cache.FindAsync(held.Code);

        // Read as version 2, and the third change is heard of before it lands.
        held.Cache.Invalidate([new ChangedEatery(1, 3)]);
        var asked = held.Cache.FindAsync(held.Code).AsTask();
        Assert.False(asked.IsCompleted);
        held.Release();

        Assert.Equal("3", (await asked).Answer.Profile!.Name);
    }

    [Fact]
    public async Task Past_a_change_of_state_or_a_minute_everybody_waits_for_what_is_true()
    {
        await using var held = await Held.StartAsync();
        held.Clock.Advance(Snapshot.SummaryLife);
        Assert.Equal("2", (await held.Cache.FindAsync(held.Code)).Answer.Profile!.Name);

        await using var kitchen = await Held.StartAsync((profile, now) => profile with
        {
            KitchenKind = KitchenKind.Video, KitchenHeartbeatAt = now, KitchenFrameAt = now.AddSeconds(20) - KitchenStates.Fresh, KitchenState = KitchenState.Active,
        });
        kitchen.Clock.Advance(TimeSpan.FromSeconds(20) + TimeSpan.FromTicks(1));
        Assert.Equal("2", (await kitchen.Cache.FindAsync(kitchen.Code)).Answer.Profile!.Name);
    }

    [Fact]
    public async Task A_reading_that_fails_leaves_the_facts_as_they_are_until_their_time_is_over()
    {
        await using var held = await Held.StartAsync();
        held.Clock.Advance(Due);
        held.Fails = true;
        Assert.Equal("1", (await held.Cache.FindAsync(held.Code)).Answer.Profile!.Name);
        Assert.Null((await held.Cache.FindAsync(held.Code)).StaleAt);

        held.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull((await held.Cache.FindAsync(held.Code)).StaleAt);

        held.Fails = false;
        held.Clock.Advance(Outage.Rest);
        Assert.Equal("4", (await held.Cache.FindAsync(held.Code)).Answer.Profile!.Name);
    }

    [Fact]
    public async Task What_was_asked_for_in_the_same_second_is_not_read_again_in_the_same_second()
    {
        await using var services = await TestServices.CreateAsync();
        var start = services.Clock.GetUtcNow().UtcTicks;
        var due = Enumerable.Range(1, 400)
            .Select(number => Snapshot.Of(HeldProfiles.Loaded(services, HeldProfiles.Code(services, 7_919L * number), 1), services.Clock.GetUtcNow().UtcDateTime))
            .Select(snapshot => Enumerable.Range(0, 61).First(second => snapshot.IsDue(start + (second * TimeSpan.TicksPerSecond))))
            .ToList();

        Assert.All(due, second => Assert.InRange(second, 39, 54));
        Assert.All(due.CountBy(second => second), second => Assert.InRange(second.Value, 1, 60));
    }

    /// <summary>A code that has been read once, and readings that the test holds back or lets fail.</summary>
    private sealed class Held : IAsyncDisposable
    {
        private readonly TestServices services;
        private TaskCompletionSource gate = new();
        private int reads;

        private Held(TestServices services, Func<Profile, DateTime, Profile> facts)
        {
            this.services = services;
            gate.SetResult();
            Code = HeldProfiles.Code(services, 1);
            Cache = HeldProfiles.Cache(
                services,
                async code =>
                {
                    var read = Interlocked.Increment(ref reads);
                    var loaded = HeldProfiles.Loaded(services, code, read, profile => facts(profile, Clock.GetUtcNow().UtcDateTime));
                    await gate.Task;
                    return Fails ? throw new TimeoutException() : loaded;
                },
                make: (snapshot, variant) =>
                {
                    Made.Add((snapshot.Answer.Profile!.Name, variant));
                    return Task.FromResult(HeldProfiles.Answer(200));
                });
        }

        public ProfileCache Cache { get; }

        public TrustCode Code { get; }

        public ManualClock Clock => services.Clock;

        public int Reads => Volatile.Read(ref reads);

        public bool Fails { get; set; }

        public List<(string Facts, int Variant)> Made { get; } = [];

        public static async Task<Held> StartAsync(Func<Profile, DateTime, Profile>? facts = null)
        {
            var held = new Held(await TestServices.CreateAsync(), facts ?? ((profile, _) => profile));
            await held.Cache.FindAsync(held.Code);
            return held;
        }

        public void Hold() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => gate.SetResult();

        public Task WaitForAsync(string name) =>
            Eventually.HoldsAsync(async () => (await Cache.FindAsync(Code)).Answer.Profile!.Name == name, $"The facts never become those of reading {name}.");

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }
}
