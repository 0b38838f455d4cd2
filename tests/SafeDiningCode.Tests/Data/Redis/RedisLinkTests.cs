using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data.Keys;
using SafeDiningCode.Web.Data.Redis;

namespace SafeDiningCode.Tests.Data.Redis;

public sealed class RedisLinkTests
{
    [Fact]
    public async Task Without_a_connection_string_nothing_is_asked()
    {
        await using var services = await TestServices.CreateAsync();
        var link = services.Get<RedisLink>();

        Assert.False(link.IsConfigured);
        Assert.False((await link.AskAsync(database => database.PingAsync())).IsThere);
    }

    [Fact]
    public async Task A_redis_that_comes_late_is_found_and_one_that_was_killed_is_found_again()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = RedisProcess.NotStarted();
        using var link = await LinkAsync(services, redis.Connection);
        Assert.False(await link.IsThereAsync(TimeSpan.FromSeconds(2)));

        await redis.StartAgainAsync();
        await AnswersAsync(link);

        await redis.KillAsync();
        Assert.False((await link.AskAsync(database => database.StringGetAsync("x"))).IsThere);
        await redis.StartAgainAsync();
        await AnswersAsync(link);
    }

    [Fact]
    public async Task One_that_stands_still_costs_little_and_after_a_few_questions_nothing()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = await RedisProcess.StartAsync();
        using var link = await LinkAsync(services, redis.Connection, patience: TimeSpan.FromMilliseconds(50));
        await AnswersAsync(link);

        await redis.PauseAsync();
        for (var i = 0; i < 8; i++)
        {
            Assert.False((await link.AskAsync(database => database.StringGetAsync("x"))).IsThere);
        }

        // The breaker is open: without it a thousand questions would take fifty seconds of waiting alone.
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 1000; i++)
        {
            Assert.False((await link.AskAsync(database => database.StringGetAsync("x"))).IsThere);
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        await redis.ResumeAsync();
        await AnswersAsync(link);
    }

    [Fact]
    public async Task A_connection_string_may_say_how_long_an_answer_is_waited_for()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = await RedisProcess.StartAsync();
        using var link = await LinkAsync(services, $"{redis.Connection},syncTimeout=60000", patience: TimeSpan.Zero);
        Assert.True(await link.IsThereAsync(Eventually.Limit));

        Assert.True((await link.AskAsync(database => database.StringSetAsync("x", "1"))).Value);
    }

    [Fact]
    public async Task What_is_done_with_one_answer_does_not_delay_the_next()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = await RedisProcess.StartAsync();
        using var link = await LinkAsync(services, redis.Connection);
        await AnswersAsync(link);
        using var goOn = new ManualResetEventSlim();

        var slow = Task.Run(async () =>
        {
            await link.AskAsync(database => database.PingAsync());
            goOn.Wait(TestContext.Current.CancellationToken);
        });
        var next = await link.AskAsync(database => database.StringGetAsync("x"));
        var after = await link.AskAsync(database => database.StringGetAsync("x"));

        goOn.Set();
        await slow;
        Assert.True(next.IsThere && after.IsThere);
    }

    [Fact]
    public async Task A_listener_hears_again_after_redis_was_away()
    {
        await using var services = await TestServices.CreateAsync();
        await using var redis = RedisProcess.NotStarted();
        using var one = await LinkAsync(services, redis.Connection);
        using var two = await LinkAsync(services, redis.Connection);
        var heard = 0;
        _ = one.ListenAsync("news", _ => Interlocked.Increment(ref heard));
        await redis.StartAgainAsync();
        await HearsAsync();

        await redis.KillAsync();
        await redis.StartAgainAsync();
        await HearsAsync();

        async Task HearsAsync()
        {
            var before = Volatile.Read(ref heard);
            await Eventually.HoldsAsync(
                async () =>
                {
                    await two.AskAsync(database => database.PublishAsync("news", "x"));
                    return Volatile.Read(ref heard) > before;
                },
                "Nothing is heard.");
        }
    }

    [Fact]
    public async Task Names_belong_to_one_database_and_tell_nothing()
    {
        await using var services = await TestServices.CreateAsync();
        await using var others = await TestServices.CreateAsync();

        var name = services.Get<RedisLink>().Name("limit", "203.0.113.7");
        Assert.Equal(name, services.Get<RedisLink>().Name("limit", "203.0.113.7"));
        Assert.NotEqual(name, others.Get<RedisLink>().Name("limit", "203.0.113.7"));
        Assert.DoesNotContain("203", name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:6379,password=secret-word,ssl=perhaps")]
    [InlineData("password=secret-word")]
    public async Task A_connection_string_that_cannot_be_read_is_refused_without_being_shown(string text)
    {
        await using var services = await TestServices.CreateAsync();
        var outcome = new RedisOptions.Validator().Validate(null, new RedisOptions { Connection = text });

        Assert.True(outcome.Failed);
        Assert.DoesNotContain("secret-word", outcome.FailureMessage, StringComparison.Ordinal);
    }

    /// <summary>A link of its own to a Redis, with the names of these services' database.</summary>
    /// <param name="services">Whose.</param>
    /// <param name="connection">The connection string.</param>
    /// <param name="patience">How long it waits for an answer: on a busy machine much longer than a server should, unless given.</param>
    internal static async Task<RedisLink> LinkAsync(TestServices services, string connection, TimeSpan? patience = null)
    {
        var options = new RedisOptions { Connection = connection, Patience = patience ?? TimeSpan.FromSeconds(5) };
        var link = new RedisLink(Options.Create(options), NullLogger<RedisLink>.Instance);
        await link.LoadAsync(services.Get<SecretKeys>(), TestContext.Current.CancellationToken);
        return link;
    }

    /// <summary>Waits until a link gets answers, or the test fails.</summary>
    internal static Task AnswersAsync(RedisLink link) =>
        Eventually.HoldsAsync(async () => (await link.AskAsync(database => database.PingAsync())).IsThere, "Redis does not answer.");
}
