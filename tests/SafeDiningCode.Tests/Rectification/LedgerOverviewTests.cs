using System.Text;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Tests.SelfChecks;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Rectification.Ledger;
using SafeDiningCode.Web.Rectification.Overview;

namespace SafeDiningCode.Tests.Rectification;

public sealed class LedgerOverviewTests
{
    [Fact]
    public async Task Filters_find_what_they_name_and_a_scope_shows_nothing_beyond_it()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        var complaint = await side.OpenAsync(due: side.Today.AddDays(-1));
        var campaign = await side.OpenAsync(ProblemSource.Campaign);
        var mended = await side.MendedAsync();
        var elsewhere = await Checks.BeginAsync(services, county: "530103", unit: "530103001");
        await using (var session = await services.Database.BeginAsync())
        {
            await services.Get<RectificationLedger>().OpenAsync(
                session, new NewProblem { EateryId = elsewhere.Eatery.Id, Source = ProblemSource.Complaint, SourceKey = "1", Wording = "x", FoundOn = side.Today }, side.Regulator, "530103");
            await session.CommitAsync();
        }

        async Task<long[]> FindAsync(LedgerQuery query, string scope = "530102") =>
            [.. (await services.Get<LedgerOverview>().ReadAsync(Scope.OfDivision(scope), query)).Rows.Select(row => row.Id)];

        Assert.Equal([complaint, campaign], await FindAsync(new LedgerQuery()));
        Assert.Equal([campaign], await FindAsync(new LedgerQuery(Source: ProblemSource.Campaign)));
        Assert.Equal([complaint], await FindAsync(new LedgerQuery(Overdue: true)));
        Assert.Equal([mended], await FindAsync(new LedgerQuery(LedgerGroup.ToLookBack)));
        Assert.Empty(await FindAsync(new LedgerQuery(LedgerGroup.Closed)));
        Assert.Empty(await FindAsync(new LedgerQuery(LedgerGroup.All, Place: "530102002")));
        Assert.Equal(3, (await FindAsync(new LedgerQuery(LedgerGroup.All, Place: Eateries.Street))).Length);
        Assert.Equal(4, (await FindAsync(new LedgerQuery(LedgerGroup.All), "5301")).Length);
        Assert.Single(await FindAsync(new LedgerQuery(LedgerGroup.All), "530103"));
        var totals = (await services.Get<LedgerOverview>().ReadAsync(side.Regulator.Scope, new LedgerQuery())).Totals;
        Assert.Equal((2, 0, 1, 3), (totals[LedgerGroup.ToMend], totals[LedgerGroup.ToAccept], totals[LedgerGroup.ToLookBack], totals[LedgerGroup.All]));
    }

    [Fact]
    public async Task The_rates_are_what_they_are_defined_to_be()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        // On time: asked for by the due day and accepted, late though the office came. It comes back a week later.
        var onTime = await side.OpenAsync(topic: Reasons.Food, due: side.Today.AddDays(2));
        await side.AskAsync(onTime);
        var late = await side.OpenAsync(topic: Reasons.Hygiene, due: side.Today.AddDays(2));
        var open = await side.OpenAsync(topic: Reasons.Staff, due: side.Today.AddDays(2));
        await side.OpenAsync(topic: Reasons.Service, due: side.Today.AddDays(2));
        await side.MoveAsync(open, side.Regulator, new DraftStep(RectificationMove.Withdraw) { Note = "登记错了" });
        services.Clock.Advance(TimeSpan.FromDays(5));
        await side.AskAsync(late);
        var visit = new DraftStep(RectificationMove.AcceptUntilLookBack) { LookBackOn = side.Today.AddDays(30) };
        await side.MoveAsync(onTime, side.Regulator, visit);
        await side.MoveAsync(late, side.Regulator, visit);
        services.Clock.Advance(TimeSpan.FromDays(7));
        await side.OpenAsync(topic: Reasons.Food);

        var rates = await services.Get<LedgerOverview>().RatesAsync(side.Regulator.Scope, side.Today.AddDays(-30), side.Today);

        // Due: on time, late and the one still open; the withdrawn one is none.
        Assert.Equal(new RectificationRates(Due: 3, OnTime: 1, Mended: 2, Recurred: 1), rates);
        Assert.Equal(new RectificationRates(0, 0, 0, 0), await services.Get<LedgerOverview>().RatesAsync(Scope.OfDivision("530103"), side.Today.AddDays(-30), side.Today));
    }

    [Fact]
    public async Task The_file_holds_all_that_matches_and_runs_nothing()
    {
        await using var services = await TestServices.CreateAsync();
        var side = await LedgerSide.BeginAsync(services);
        await side.OpenAsync(wording: "=HYPERLINK(\"http://evil.example\",\"点我\")", due: side.Today.AddDays(-1));
        await side.OpenAsync(wording: "第二条，含逗号", topic: Reasons.Food);
        await using var file = new MemoryStream();

        await TableFiles.WriteCsvAsync(services.Get<LedgerOverview>().Table(side.Regulator.Scope, new LedgerQuery(LedgerGroup.All)), file);

        var lines = Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\uFEFF编号,店名", lines[0], StringComparison.Ordinal);
        Assert.Equal(3, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains(",=HYPERLINK", StringComparison.Ordinal) || line.Contains(",\"=HYPERLINK", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("食品质量", StringComparison.Ordinal) && line.Contains("第二条，含逗号", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("HYPERLINK", StringComparison.Ordinal) && line.Contains(",是,", StringComparison.Ordinal));
    }
}
