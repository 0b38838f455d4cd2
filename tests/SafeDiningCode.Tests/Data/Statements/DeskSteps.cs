using System.Text;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Codes.Posters;
using SafeDiningCode.Web.Desk.Eatery;
using SafeDiningCode.Web.Desk.Extracts;
using SafeDiningCode.Web.Desk.Licences;
using SafeDiningCode.Web.Desk.Posters;
using SafeDiningCode.Web.Desk.Reports;
using SafeDiningCode.Web.Desk.Search;
using SafeDiningCode.Web.Hosting.Tables;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Scanning.Reports;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>The registry desk: eateries found, looked at and printed, licences that run out, reports handled, extracts checked and imported.</summary>
internal static class DeskSteps
{
    private static readonly Actor Official = new() { AccountId = 4711, Name = "示例监管", Role = Role.Regulator, Scope = Scope.OfDivision("530129208") };

    public static async Task RunAsync(TestServices services)
    {
        var today = DateOnly.FromDateTime(services.Clock.GetUtcNow().UtcDateTime.AddHours(8));
        var eatery = await Eateries.AddAsync(
            services.Database, sign: "示例𠮷野家 O'Brien 100%", county: "530129", unit: "530129208", validUntil: today.AddDays(45), address: "仁德街道示例路1号");
        var code = await Eateries.IssueCodeAsync(services, eatery);
        await SearchAsync(services, eatery, code);
        await LicencesAsync(services, eatery);
        await ReportsAsync(services, eatery, code);
        await PostersAsync(services, eatery, code);
        await ExtractsAsync(services);
    }

    private static async Task SearchAsync(TestServices services, long eatery, TrustCode code)
    {
        var search = services.Get<DeskSearch>();
        Assert.Equal(eatery, Assert.Single((await search.FindAsync(Official.Scope, "o'brien 示例路")).Eateries).Id);
        Assert.Equal(eatery, Assert.Single((await search.FindAsync(Official.Scope, code.ToString())).Eateries).Id);
        Assert.Empty((await search.FindAsync(Scope.OfDivision("530102"), "o'brien 示例路")).Eateries);
        await services.ExecuteAsync($"UPDATE eatery SET sign = '示例新招牌' WHERE id = {eatery}");
        await using (var session = await services.Database.BeginAsync())
        {
            await services.Get<ChangeLog>().AddAsync(session, [eatery], services.Clock.GetUtcNow().UtcDateTime);
            await session.CommitAsync();
        }

        Assert.Equal(eatery, Assert.Single((await search.FindAsync(Official.Scope, "SLXZP")).Eateries).Id);
        var sheet = await services.Get<DeskSheets>().ReadAsync(eatery);
        Assert.Equal(("示例新招牌", code.ToString(), 0), (sheet.Facts.Sign, Assert.Single(sheet.Codes).Code, sheet.Matters.Reports));
        Assert.Single(sheet.Licences);
    }

    private static async Task LicencesAsync(TestServices services, long eatery)
    {
        var lists = services.Get<LicenceLists>();
        var within60 = await lists.ReadAsync(Official.Scope, LicenceGroup.Within60, place: null, page: 1);
        Assert.Equal(eatery, Assert.Single(within60.Rows).Id);
        Assert.Equal((0, 1, 1), (within60.Total(LicenceGroup.Within30), within60.Total(LicenceGroup.Within60), within60.Total(LicenceGroup.Within90)));
        Assert.Empty((await lists.ReadAsync(Official.Scope, LicenceGroup.Struck, "530129208", page: 1)).Rows);
        using var csv = new MemoryStream();
        await TableFiles.WriteCsvAsync(lists.Table(Official.Scope, LicenceGroup.Within90, place: null), csv);
        Assert.Contains("仁德街道示例路1号", Encoding.UTF8.GetString(csv.ToArray()), StringComparison.Ordinal);
    }

    private static async Task ReportsAsync(TestServices services, long eatery, TrustCode code)
    {
        await services.Get<CodeReports>().AddAsync(code.ToString(), eatery, "covered", "盖住了 O'Brien 100%");
        var desk = services.Get<ReportDesk>();
        var waiting = await desk.ReadAsync(Official.Scope, handled: false, page: 1);
        var report = Assert.Single(waiting.Rows);
        Assert.Equal((1, 0, 1), (waiting.Totals.Reports, waiting.Totals.Handled, waiting.Totals.Ownerless));
        Assert.Equal(ReportOutcome.NotThere, await desk.HandleAsync(Official with { Scope = Scope.OfDivision("530102") }, report.Id, "不归我管"));
        Assert.Equal(ReportOutcome.Handled, await desk.HandleAsync(Official, report.Id, "已撕下，换了新码"));
        Assert.Equal(ReportOutcome.HandledBefore, await desk.HandleAsync(Official, report.Id, "又一次"));
        var handled = Assert.Single((await desk.ReadAsync(Official.Scope, handled: true, page: 1)).Rows);
        Assert.Equal(("示例监管", "已撕下，换了新码", services.Clock.GetUtcNow().UtcDateTime), (handled.HandledBy, handled.HandledNote, handled.HandledAt));
    }

    private static async Task PostersAsync(TestServices services, long eatery, TrustCode code)
    {
        var batch = services.Get<PosterBatch>();
        Assert.Equal(1, await batch.CountAsync(Official.Scope));
        var row = Assert.Single(await batch.OfPlaceAsync(Official.Scope, part: 1));
        Assert.Equal(row, Assert.Single(await batch.OfSelectionAsync(Official.Scope, [eatery])));
        Assert.Empty(await batch.OfSelectionAsync(Scope.OfDivision("530102"), [eatery]));
        using var html = new MemoryStream();
        await batch.WriteHtmlAsync([row], PaperSize.A5, Language.Chinese, html);
        Assert.Contains(code.Grouped, Encoding.UTF8.GetString(html.ToArray()), StringComparison.Ordinal);
    }

    private static async Task ExtractsAsync(TestServices services)
    {
        using var extract = new Extract();
        var book = services.Get<ExtractBook>();
        var worker = services.Get<ExtractWorker>();
        // One here, one there, one that cannot be read, and one that is registered elsewhere.
        var elsewhere = await services.ValueAsync<string>("SELECT MIN(number) FROM licence l JOIN eatery e ON e.id = l.eatery_id WHERE e.division = '530102001' AND number LIKE 'JY2%'");
        var path = extract.Csv(
            Extract.Row(993_001, county: "530129", street: "530129208"), Extract.Row(993_002), Extract.Row(993_003, county: "530129", until: "待定"),
            Extract.Row(993_004, licence: elsewhere, county: "530129", street: "530129208"));
        var id = await HandInAsync(book, path, ExtractStates.Uploaded);
        Assert.Equal(id, (await book.ClaimAsync("another"))!.Id);
        Assert.True(await book.ReportAsync(id, "another", 0.25, 2));
        Assert.Null(await book.ClaimAsync("third"));
        services.Clock.Advance(ExtractBook.Lease + TimeSpan.FromSeconds(1));
        await worker.TidyAsync();

        var before = (await book.FindAsync(Official.Scope, id))!;
        var preview = ExtractCounts.FromJson(before.Preview)!;
        Assert.Equal((ExtractStates.Checked, 1, 0, 3), (before.State, preview.Added, preview.Changed, preview.RefusedInAll));
        Assert.Equal(2, preview.Refused.Single(reason => reason.Reason == "outside-scope").Count);
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM licence WHERE number = '{Extract.Licence(993_001)}'"));
        Assert.NotNull(await book.ReportPartAsync(id, 0));
        Assert.True(await book.MoveAsync(Official, before, ExtractMove.Check));
        await worker.TidyAsync();
        before = (await book.FindAsync(id))!;
        Assert.True(await book.MoveAsync(Official, before, ExtractMove.Confirm));
        Assert.False(await book.MoveAsync(Official, before, ExtractMove.Confirm));
        await worker.TidyAsync();
        var after = (await book.FindAsync(id))!;
        Assert.Equal((ExtractStates.Done, 1), (after.State, ExtractCounts.FromJson(after.Outcome)!.Added));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM licence WHERE number = '{Extract.Licence(993_001)}'"));
        Assert.Equal(0, await services.ValueAsync<int>($"SELECT COUNT(*) FROM licence WHERE number = '{Extract.Licence(993_002)}'"));

        // Stopped before anybody began; put away.
        var second = await HandInAsync(book, path, ExtractStates.Confirmed);
        Assert.True(await book.MoveAsync(Official, (await book.FindAsync(second))!, ExtractMove.Stop));
        await worker.TidyAsync();
        Assert.Equal(ExtractStates.Stopped, (await book.FindAsync(second))!.State);
        Assert.True(await book.MoveAsync(Official, (await book.FindAsync(second))!, ExtractMove.Discard));
        Assert.Equal([second, id], (await book.ListAsync(Official.Scope, page: 1)).Select(row => row.Id));

        await book.TidyAsync();
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract_part WHERE kind = 'file'"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract_part WHERE kind = 'report'"));
    }

    private static async Task<long> HandInAsync(ExtractBook book, string path, string state)
    {
        var received = new ReceivedExtract(book.NewId(), ExtractSources.Page, "登记 O'Brien.csv", Official, "530129208", state);
        await using var content = File.OpenRead(path);
        Assert.True(await book.ReceiveAsync(received, content));
        return received.Id;
    }
}
