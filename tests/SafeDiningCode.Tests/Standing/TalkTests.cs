using System.Net;
using Dapper;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing.Lists;
using SafeDiningCode.Web.Standing.Talks;

namespace SafeDiningCode.Tests.Standing;

/// <summary>Talks that the black list calls for: due, held, called off by a correction.</summary>
public sealed class TalkTests
{
    private const int Month = 202610;

    [Fact]
    public async Task Publishing_calls_in_the_black_listed_and_a_talk_is_put_on_record_once()
    {
        await using var site = await TestSite.StartAsync();
        await RateAsync(site, "530102", dissatisfied: 10);
        await RateAsync(site, "530103", dissatisfied: 0);
        await PublishAsync(site);
        using var regulator = await site.SignInAsync(Role.Regulator, "5301");
        var page = await site.PageAsync("/regulator/talks", regulator);
        Assert.Contains("五华区", page.QuerySelector("section[aria-labelledby=talks]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-12-07", page.QuerySelector(".badge.fair")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("应在 2026-12-07 前约谈", (await site.PageAsync("/standing/2026-10")).Body!.TextContent, StringComparison.Ordinal);
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/talks?lang=en", regulator));

        foreach (var (day, outcome) in new[] { ("2026-11-23", "答应整改"), ("2026-11-20", " "), ("2026-11-20", new string('长', 1001)) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await RecordAsync(site, regulator, day, outcome)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await RecordAsync(site, regulator, "2026-11-22", "分管副区长参加，<b>月底前</b>整改")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await RecordAsync(site, regulator, "2026-11-22", "又一次")).StatusCode);
        Assert.Contains("已于 2026-11-22 约谈", (await site.PageAsync("/standing/2026-10")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("副区长", (await site.PageAsync("/standing/2026-10")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.ValueAsync<int>("SELECT COUNT(*) FROM audit_entry WHERE action = 'talk.record'"));
    }

    [Fact]
    public async Task A_correction_calls_off_what_is_not_held_and_calls_who_is_new()
    {
        await using var site = await TestSite.StartAsync();
        await RateAsync(site, "530102", dissatisfied: 10);
        var other = await RateAsync(site, "530103", dissatisfied: 0);
        await PublishAsync(site);
        await site.ExecuteAsync("UPDATE eatery_month SET dissatisfied = 40 WHERE eatery_id = @other", new { other });
        await RateAsync(site, "530102", dissatisfied: 0);
        await PublishAsync(site, "评价补记");

        var talks = await site.Get<TalkBook>().FromAsync(Month, Month);
        Assert.Equal([("530102", false), ("530103", true)], talks.Select(talk => (talk.Unit, talk.IsOpen)));

        // And once more the other way round.
        await site.ExecuteAsync("UPDATE eatery_month SET satisfied = 4000 WHERE eatery_id = @other", new { other });
        await PublishAsync(site, "又补记");
        Assert.Equal([("530102", true), ("530103", false)], (await site.Get<TalkBook>().FromAsync(Month, Month)).Select(talk => (talk.Unit, talk.IsOpen)));
    }

    [Fact]
    public async Task A_district_sees_its_own_and_records_none()
    {
        await using var site = await TestSite.StartAsync();
        await RateAsync(site, "530102", dissatisfied: 10);
        await RateAsync(site, "530103", dissatisfied: 0);
        await PublishAsync(site);
        using var own = await site.SignInAsync(Role.Regulator, "530102");
        using var other = await site.SignInAsync(Role.Regulator, "530103");

        var page = await site.PageAsync("/regulator/talks", own);
        Assert.Contains("五华区", page.QuerySelector("section[aria-labelledby=talks]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form.card"));
        Assert.DoesNotContain("五华区", (await site.PageAsync("/regulator/talks", other)).QuerySelector("section[aria-labelledby=talks]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await RecordAsync(site, own, "2026-11-22", "自己谈")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_district_and_the_city_are_told_when_it_is_called_called_off_and_due(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var district = await People.AddAsync(services.Provider, Role.Regulator, division: "530102");
        var city = await People.AddAsync(services.Provider, Role.Administrator, division: "5301");
        await People.AddAsync(services.Provider, Role.Regulator, division: "530103");
        await People.AddAsync(services.Provider, Role.Regulator, division: "530102001");
        await People.AddAsync(services.Provider, Role.Inspector, division: "530102");
        var talks = services.Get<TalkBook>();
        Task<List<string>> ToldAsync() => ToldOfTalksAsync(services);

        // What is rolled back is told to nobody.
        await using (var session = await services.Database.BeginAsync())
        {
            await talks.CallAsync(session, Month, version: 1, ["530102"]);
        }

        Assert.Empty(await ToldAsync());
        await CallAsync(services, 1, ["530102"]);
        await CallAsync(services, 2, ["530102"]);
        Assert.Equal([$"{district} talk-called", $"{city} talk-called"], await ToldAsync());

        await services.Get<TalkReminders>().TidyAsync();
        Assert.Equal(2, (await ToldAsync()).Count);
        services.Clock.Set(new DateTimeOffset(2026, 12, 7, 7, 0, 0, TimeSpan.FromHours(8)));
        await services.Get<TalkReminders>().TidyAsync();
        Assert.Equal(2, (await ToldAsync()).Count);
        services.Clock.Advance(TimeSpan.FromHours(2));
        await services.Get<TalkReminders>().TidyAsync();
        await services.Get<TalkReminders>().TidyAsync();
        Assert.Equal([$"{district} talk-due", $"{city} talk-due"], (await ToldAsync())[2..]);

        await CallAsync(services, 3, []);
        Assert.Equal([$"{district} talk-called-off", $"{city} talk-called-off"], (await ToldAsync())[4..]);
        await CallAsync(services, 4, ["530102"]);
        Assert.Equal([$"{district} talk-called", $"{city} talk-called"], (await ToldAsync())[6..]);
        services.Clock.Set(new DateTimeOffset(2026, 12, 22, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.True(await talks.RecordAsync(Actor.Console, Month, "530102", new DateOnly(2026, 12, 20), "答应整改"));
        await services.Get<TalkReminders>().TidyAsync();
        Assert.Equal(8, (await ToldAsync()).Count);
    }

    private static async Task CallAsync(TestServices services, int version, string[] black)
    {
        await using var session = await services.Database.BeginAsync();
        await services.Get<TalkBook>().CallAsync(session, Month, version, black);
        await session.CommitAsync();
    }

    private static async Task<List<string>> ToldOfTalksAsync(TestServices services)
    {
        await using var session = await services.Database.OpenAsync();
        return [.. (await session.Connection.QueryAsync<(long Account, string Kind)>("SELECT account_id, kind FROM notice ORDER BY id")).Select(notice => $"{notice.Account} {notice.Kind}")];
    }

    private static Task<HttpResponseMessage> RecordAsync(TestSite site, HttpClient client, string day, string outcome) =>
        site.PostFormAsync(client, "/regulator/talks", ("talk", "202610/530102"), ("heldOn", day), ("outcome", outcome));

    private static async Task<long> RateAsync(TestSite site, string county, int dissatisfied)
    {
        var eatery = await Eateries.AddAsync(site.Database, county: county, unit: county + "001");
        await RollUps.RateAsync(site.Database, eatery, county + "001", new DateOnly(2026, 10, 3), 15, 0, dissatisfied);
        return eatery;
    }

    private static async Task PublishAsync(TestSite site, string? reason = null)
    {
        var book = site.Get<StandingBook>();
        await book.CloseAsync(Month);
        var anew = reason is not null;
        var draft = (await book.DraftAsync(Month, anew))!;
        Assert.Equal(PublishOutcome.Published, await book.PublishAsync(Actor.Console, Month, StandingBook.Digest(draft), reason, anew));
    }
}
