using System.Net;
using Dapper;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Faults;

/// <summary>Two real servers over one database and one Redis: they look like one.</summary>
public sealed class TwoInstancesTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_device_that_rates_on_both_at_once_counts_once(string engine)
    {
        const int devices = 40;
        await using var city = await Instances.PrepareAsync(engine, eateries: 2);
        await city.AddServersAsync(2, ("Limits:RatingsPerNetworkPerMinute", "0"));

        var answers = await Task.WhenAll(
            from client in city.Clients
            from code in city.Codes
            from device in Enumerable.Range(0, devices)
            select Task.Run(() => JsonRating.SendUntilTakenAsync(client, code, $"device-{device}")));

        Assert.Equal(devices * city.Codes.Count, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(devices * city.Codes.Count, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        await Rating.Intake.Arrivals.AssertCleanAsync(city.Command);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_token_sent_to_both_gets_one_receipt(string engine)
    {
        await using var city = await Instances.PrepareAsync(engine);
        await city.AddServersAsync(2);
        var token = await JsonRating.TokenAsync(city.Clients[0], city.Codes[0]);

        var answers = await Task.WhenAll(city.Clients.Select(client => Task.Run(() => JsonRating.SendUntilTakenAsync(client, city.Codes[0], "device-one", token))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Equal(answers[0].Receipt, answers[1].Receipt);
        using var page = await city.Clients[1].GetAsync($"/c/{city.Codes[0]}/receipts/{answers[0].Receipt}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_form_from_one_is_taken_by_the_other()
    {
        await using var city = await Instances.PrepareAsync();
        await city.AddServersAsync(2);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var path = $"/c/{city.Codes[0]}/rate";
        using var shown = await browser.GetAsync(new Uri(city.Servers[0].Address, path), TestContext.Current.CancellationToken);
        var form = await TestSite.ParseAsync(shown);

        using var sent = await browser.PostAsync(
            new Uri(city.Servers[1].Address, path),
            new FormUrlEncodedContent([new("value", "satisfied"), new("token", form.QuerySelector("[name=token]")!.GetAttribute("value")!)]),
            TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var receipt = await browser.GetAsync(new Uri(city.Servers[0].Address, sent.Headers.Location!), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, receipt.StatusCode);
    }

    [Fact]
    public async Task A_limit_counts_what_comes_to_both()
    {
        const int limit = 10;
        await using var city = await Instances.PrepareAsync();
        // Where Redis takes longer than a diner should wait, an instance counts for itself: on a busy machine that is often.
        var patient = ("ConnectionStrings:Redis", $"{city.Redis.Connection},syncTimeout=30000");
        await city.AddServersAsync(2, ("Limits:RatingsPerNetworkPerMinute", $"{limit}"), TelltaleDiner.Trust, patient);
        await Measured.AssertOnceAsync(async attempt =>
        {
            ComeFrom(city.Clients, attempt);
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < limit; i++)
            {
                foreach (var client in city.Clients)
                {
                    answers.Add((await JsonRating.SendUntilTakenAsync(client, city.Codes[0], $"device-{attempt}-{answers.Count}")).Status);
                }
            }

            Assert.Equal(2 * limit, answers.Count(status => status is HttpStatusCode.Created or HttpStatusCode.TooManyRequests));
            // A minute that ends on the way begins another count.
            var taken = answers.Count(status => status == HttpStatusCode.Created);
            return taken == limit ? null : $"{taken} taken where {limit} may be";
        });
    }

    [Fact]
    public async Task Without_redis_each_keeps_the_limit_for_itself()
    {
        const int limit = 5;
        await using var city = await Instances.PrepareAsync(redis: RedisProcess.NotStarted());
        await city.AddServersAsync(2, ("Limits:RatingsPerNetworkPerMinute", $"{limit}"), TelltaleDiner.Trust);
        await Measured.AssertOnceAsync(async attempt =>
        {
            ComeFrom(city.Clients, attempt);
            var answers = new List<HttpStatusCode>();
            foreach (var client in city.Clients)
            {
                for (var i = 0; i <= limit; i++)
                {
                    answers.Add((await JsonRating.SendUntilTakenAsync(client, city.Codes[0], $"device-{attempt}-{answers.Count}")).Status);
                }
            }

            // A minute that ends on the way begins another count.
            HttpStatusCode[] each = [.. Enumerable.Repeat(HttpStatusCode.Created, limit), HttpStatusCode.TooManyRequests];
            return answers.SequenceEqual([.. each, .. each]) ? null : string.Join(' ', answers);
        });
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Both_started_at_once_on_an_empty_database_apply_each_migration_once(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var folder = Directory.CreateTempSubdirectory("safedining-race-").FullName;
        try
        {
            var settings = database.Settings().Select(setting => (setting.Key, setting.Value!)).ToArray();
            var servers = await Task.WhenAll(ServerProcess.StartAsync(folder, settings), ServerProcess.StartAsync(folder, settings));
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }

            var options = new DatabaseOptions { Engine = Enum.Parse<DatabaseEngine>(engine), ConnectionString = database.ConnectionString };
            await using var session = await new Database(options).OpenAsync();
            var numbers = (await session.Connection.QueryAsync<int>("SELECT number FROM migration_journal ORDER BY number")).ToList();
            Assert.Equal(Enumerable.Range(1, Migrator.Files(options.Engine).Count), numbers);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A network that has sent nothing yet, for its count begins anew.
    private static void ComeFrom(List<HttpClient> clients, int attempt)
    {
        foreach (var client in clients)
        {
            client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{attempt + 1}");
        }
    }
}
