using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Data.Redis;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data.Redis;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Counts;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Tests.Scanning.Profiles;

/// <summary>Two instances over one Redis and a database that the test holds in its hands.</summary>
public sealed class SharedProfilesTests
{
    [Fact]
    public async Task What_one_instance_has_read_the_other_does_not_read_again_for_a_minute()
    {
        await using var city = await City.StartAsync();
        var (one, two) = (await city.InstanceAsync(), await city.InstanceAsync());

        await one.FindAsync();
        await city.WaitForCopyAsync();
        Assert.Equal("0", await two.FindAsync());
        Assert.Equal((1, 0), (one.Reads, two.Reads));

        // Both grow old at the same moment: the copy is not taken for fresh then.
        city.Clock.Advance(Snapshot.SummaryLife);
        await two.FindAsync();
        Assert.Equal((1, 1), (one.Reads, two.Reads));
    }

    [Fact]
    public async Task Reading_ahead_takes_a_copy_for_news_only_where_it_is_newer()
    {
        await using var city = await City.StartAsync();
        var (one, two) = (await city.InstanceAsync(), await city.InstanceAsync());
        await one.FindAsync();
        await city.WaitForCopyAsync();
        await two.FindAsync();
        var before = city.Clock.GetUtcNow().UtcDateTime;

        // Both are due. The copy is still fresh, but it is what they have.
        city.Clock.Advance(TimeSpan.FromSeconds(55));
        await one.FindAsync();
        await Eventually.HoldsAsync(async () => (await city.Shared.FindAsync(city.Code))?.Answer.Profile!.AsOf != before, "No newer copy is shared.");
        await Eventually.HoldsAsync(async () => (await two.Cache.FindAsync(city.Code)).ReadAt != before, "The newer copy is not taken.");

        Assert.Equal((2, 0), (one.Reads, two.Reads));
    }

    [Fact]
    public async Task A_copy_older_than_a_known_change_is_not_taken_however_late_it_arrives()
    {
        await using var city = await City.StartAsync();
        var (one, two) = (await city.InstanceAsync(), await city.InstanceAsync());
        await one.FindAsync();
        await city.WaitForCopyAsync();

        var old = city.Read();
        city.Version = 1;
        two.Cache.Invalidate([new ChangedEatery(City.Eatery, 1)]);
        Assert.Equal("1", await two.FindAsync());
        Assert.Equal(1, two.Reads);

        // A reader that was slow writes what it read before the change over the newer copy.
        await city.Shared.KeepAsync(city.Code, old);
        two.Cache.Invalidate([new ChangedEatery(City.Eatery, 2)]);
        city.Version = 2;
        Assert.Equal("2", await two.FindAsync());
        Assert.Equal(2, two.Reads);
    }

    [Fact]
    public async Task A_call_that_comes_late_neither_brings_anything_back_nor_makes_anybody_read_again()
    {
        await using var city = await City.StartAsync();
        var one = await city.InstanceAsync();
        city.Version = 5;
        Assert.Equal("5", await one.FindAsync());

        one.Cache.Invalidate([new ChangedEatery(City.Eatery, 4)]);
        one.Cache.Invalidate([new ChangedEatery(City.Eatery, 5)]);

        Assert.Equal("5", await one.FindAsync());
        Assert.Equal(1, one.Reads);
    }

    [Fact]
    public async Task An_instance_that_does_not_hear_of_changes_trusts_no_copy()
    {
        await using var city = await City.StartAsync();
        var (one, two) = (await city.InstanceAsync(), await city.InstanceAsync());
        await one.FindAsync();
        await city.WaitForCopyAsync();

        two.Known.Lose();
        await two.FindAsync();

        Assert.Equal(1, two.Reads);
    }

    [Fact]
    public async Task When_all_ask_at_once_one_instance_reads_and_the_others_take_its_copy()
    {
        await using var city = await City.StartAsync();
        var pauses = new HeldPauses(city.Clock);
        var instances = new List<Instance>();
        for (var i = 0; i < 6; i++)
        {
            instances.Add(await city.InstanceAsync(pauses));
        }

        // A read that is slow, and not by some time: it lasts until all others wait for its copy, and they look once that is there.
        city.WhileRead = () => Eventually.HoldsAsync(() => pauses.Begun >= instances.Count - 1, "The others do not wait for the one that reads.");
        var asking = Task.WhenAll(instances.Select(instance => Task.Run(instance.FindAsync)));
        await Task.WhenAny(asking, city.WaitForCopyAsync());
        pauses.End();

        Assert.All(await asking, name => Assert.Equal("0", name));
        Assert.Equal(1, instances.Sum(instance => instance.Reads));
    }

    [Fact]
    public async Task One_whose_turn_is_taken_by_an_instance_that_died_reads_all_the_same()
    {
        await using var city = await City.StartAsync();
        var one = await city.InstanceAsync();
        Assert.True(await city.Shared.TakeTurnAsync(city.Code));

        Assert.Equal("0", await one.FindAsync());
        Assert.Equal(1, one.Reads);
    }

    [Fact]
    public async Task Without_a_database_an_instance_shows_what_another_knew_with_its_age()
    {
        await using var city = await City.StartAsync();
        var (one, two) = (await city.InstanceAsync(), await city.InstanceAsync());
        await one.FindAsync();
        await city.WaitForCopyAsync();

        city.Clock.Advance(TimeSpan.FromMinutes(5));
        city.IsAway = true;
        var found = await two.Cache.FindAsync(city.Code);

        Assert.Equal("0", found.Answer.Profile!.Name);
        Assert.Equal(city.Clock.GetUtcNow().UtcDateTime, found.StaleAt);
    }

    [Fact]
    public async Task A_value_that_is_no_copy_is_as_good_as_none()
    {
        await using var city = await City.StartAsync();
        var one = await city.InstanceAsync();
        await city.SpoilAsync("<html>");
        Assert.Equal("0", await one.FindAsync());

        var two = await city.InstanceAsync();
        await city.SpoilAsync("null");
        Assert.Equal("0", await two.FindAsync());
        Assert.Equal((1, 1), (one.Reads, two.Reads));
    }

    [Fact]
    public async Task Without_redis_each_reads_for_itself()
    {
        await using var city = await City.StartAsync();
        var (one, two) = (await city.InstanceAsync(), await city.InstanceAsync());
        await city.Redis.KillAsync();

        Assert.Equal("0", await one.FindAsync());
        Assert.Equal("0", await two.FindAsync());
        Assert.Equal((1, 1), (one.Reads, two.Reads));
    }

    /// <summary>One eatery, whose name is its version.</summary>
    private sealed class City : IAsyncDisposable
    {
        public const long Eatery = 1;
        private readonly TestServices services;
        private readonly List<RedisLink> links = [];

        private City(TestServices services, RedisProcess redis)
        {
            this.services = services;
            Redis = redis;
            Code = services.Get<CodeKeys>().Code(1, Eatery);
        }

        public RedisProcess Redis { get; }

        public TrustCode Code { get; }

        public ManualClock Clock => services.Clock;

        public SharedProfiles Shared { get; private set; } = null!;

        public long Version { get; set; }

        public bool IsAway { get; set; }

        /// <summary>What a read waits for.</summary>
        public Func<Task> WhileRead { get; set; } = () => Task.CompletedTask;

        public static async Task<City> StartAsync()
        {
            var city = new City(await TestServices.CreateAsync(), await RedisProcess.StartAsync());
            var link = await RedisLinkTests.LinkAsync(city.services, city.Redis.Connection);
            await RedisLinkTests.AnswersAsync(link);
            city.links.Add(link);
            city.Shared = Over(link);
            return city;
        }

        // On a machine that is busy an instance may take seconds between two steps: no turn ends by that here.
        public static SharedProfiles Over(RedisLink link) => new(link, NullLogger<SharedProfiles>.Instance) { Turn = Eventually.Limit };

        public LoadedCode Read() => IsAway
            ? throw new TimeoutException("The database is away.")
            : HeldProfiles.Loaded(services, Code, (int)Version);

        /// <param name="pauses">The clock that it pauses by, unless it is the city's.</param>
        public async Task<Instance> InstanceAsync(TimeProvider? pauses = null)
        {
            var link = await RedisLinkTests.LinkAsync(services, Redis.Connection);
            links.Add(link);
            await RedisLinkTests.AnswersAsync(link);
            var instance = new Instance(this);
            var outage = new Outage(Clock, NullLogger<Outage>.Instance);
            instance.Known.Cover(DateTime.MinValue);
            instance.Cache = new ProfileCache(
                new ProfileSource(instance.ReadAsync, Over(link), instance.Known, outage, pauses ?? Clock, services.Get<ScanningMeter>()),
                instance.Known,
                outage,
                new ReadAhead(services.Get<MakeAnswer>()),
                services.Get<CodeKeys>(),
                Clock,
                Options.Create(new CacheOptions()),
                services.Get<ScanningMeter>(),
                services.Get<MealScans>());
            return instance;
        }

        /// <summary>Writes something else where the copy would be.</summary>
        public async Task SpoilAsync(string text) => Assert.True((await links[0].AskAsync(database => database.StringSetAsync(Shared.Name(Code), text))).Value);

        /// <summary>A copy is written while the reader already has its answer.</summary>
        public Task WaitForCopyAsync() => Eventually.HoldsAsync(async () => await Shared.FindAsync(Code) is not null, "No copy is shared.");

        public async ValueTask DisposeAsync()
        {
            links.ForEach(link => link.Dispose());
            await Redis.DisposeAsync();
            await services.DisposeAsync();
        }
    }

    private sealed class Instance(City city)
    {
        private int reads;

        public KnownVersions Known { get; } = new(city.Clock);

        public ProfileCache Cache { get; set; } = null!;

        public int Reads => Volatile.Read(ref reads);

        public async Task<LoadedCode> ReadAsync(TrustCode code, CancellationToken cancellation)
        {
            Interlocked.Increment(ref reads);
            await city.WhileRead();
            return city.Read();
        }

        public async Task<string> FindAsync() => (await Cache.FindAsync(city.Code.ToString())).Profile!.Name;
    }
}
