using System.Net;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Audit;

namespace SafeDiningCode.Tests.Audit;

public sealed class AuditPageTests
{
    [Fact]
    public async Task Regulators_see_what_was_done_within_their_division_the_latest_first()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "account.lock", "account", "7", "530102001", "王五");
        site.Clock.Advance(TimeSpan.FromDays(1));
        await AddAsync(site, "api-key.create", "api-key", "8", "530102", "赵六");
        await AddAsync(site, "account.lock", "account", "9", "530103001", "王五");
        await AddAsync(site, "account.lock", "account", "10", division: null, "王五");
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");

        Assert.Equal(["8", "7"], await RecordsAsync(""));
        Assert.Equal(["7"], await RecordsAsync("?who=%E7%8E%8B"));
        Assert.Equal(["8"], await RecordsAsync("?what=api-key"));
        Assert.Equal(["7"], await RecordsAsync("?record=account&id=7"));
        Assert.Equal(["7"], await RecordsAsync("?to=2026-11-22"));
        Assert.Equal(["8"], await RecordsAsync("?from=2026-11-23"));
        Assert.Empty(await RecordsAsync("?who=%25"));
        Assert.Equal(["8", "7"], await RecordsAsync("?from=yesterday&page=x"));
        EnglishPages.AssertEnglish(await site.PageAsync("/regulator/audit?lang=en", regulator));

        async Task<List<string>> RecordsAsync(string query) =>
            [.. (await site.PageAsync("/regulator/audit" + query, regulator)).QuerySelectorAll("tbody tr td:nth-child(5)").Select(cell => cell.TextContent.Split(' ')[^1])];
    }

    [Fact]
    public async Task Pages_hold_fifty_and_lead_to_the_next()
    {
        await using var site = await TestSite.StartAsync();
        await using (var session = await site.Database.BeginAsync())
        {
            await site.Get<AuditLog>().AddAsync(session, Actor.Console, [.. Enumerable.Range(1, 51).Select(i => new AuditEntry { Action = "test.change", RecordKind = "test", RecordId = AuditEntry.Id(i), Division = "5301" })]);
            await session.CommitAsync();
        }

        using var regulator = await site.SignInAsync(Role.Administrator, "53");
        var first = await site.PageAsync("/regulator/audit?what=test", regulator);
        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        var second = await site.PageAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!, regulator);
        Assert.Single(second.QuerySelectorAll("tbody tr"));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task The_file_has_what_the_page_finds_and_runs_no_formula()
    {
        await using var site = await TestSite.StartAsync();
        await AddAsync(site, "account.lock", "account", "7", "530102001", "=cmd|' /C calc'!A0");
        await AddAsync(site, "account.lock", "account", "9", "530103001", "王五");
        using var regulator = await site.SignInAsync(Role.Regulator, "530102");

        using var answer = await regulator.GetAsync("/regulator/audit.csv?what=account");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("attachment", answer.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var lines = text.Trim('\uFEFF', '\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.DoesNotContain(lines[1].Split(','), cell => cell.Trim('"').StartsWith('='));
    }

    private static async Task AddAsync(TestSite site, string action, string kind, string id, string? division, string actor)
    {
        await using var session = await site.Database.BeginAsync();
        await site.Get<AuditLog>().AddAsync(session, Actor.Console with { Name = actor }, new AuditEntry { Action = action, RecordKind = kind, RecordId = id, Division = division });
        await session.CommitAsync();
    }
}
