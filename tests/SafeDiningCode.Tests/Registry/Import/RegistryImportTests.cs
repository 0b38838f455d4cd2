using SafeDiningCode.Tests.Data;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Commands;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Changes;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Tests.Registry.Import;

public sealed class RegistryImportTests
{
    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_dry_run_writes_nothing_and_says_what_an_import_would(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);

        var would = await services.ImportAsync(extract, Extract.Sample("csv"), dryRun: true);

        Assert.Empty(await services.DumpAsync());
        Assert.NotEmpty(await File.ReadAllLinesAsync(extract.ReportPath, TestContext.Current.CancellationToken));
        Assert.Equal(ImportCommand.Json(await services.ImportAsync(extract, Extract.Sample("csv"))), ImportCommand.Json(would));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_batch_that_fails_for_a_moment_is_written_at_the_next_attempt(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var writer = new RegistryWriter(services.Database, services.Get<ChangeLog>(), services.Get<TimeOrderedIds>(), new FailingClock(services.Clock));

        var summary = await new RegistryImport(writer, services.Get<DivisionDirectory>())
            .RunAsync(extract.Csv(Extract.Row(1), Extract.Row(2)), new ImportOptions(DryRun: false, extract.ReportPath));

        Assert.Equal((2, 0, 0), (summary.Added, summary.Changed, summary.Unchanged));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_file_again_changes_nothing(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var first = await services.ImportAsync(extract, Extract.Sample("csv"));
        var before = await services.DumpAsync();
        services.Clock.Advance(TimeSpan.FromHours(1));

        var second = await services.ImportAsync(extract, Extract.Sample("csv"));

        Assert.Equal((2920, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 2920), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal(before, await services.DumpAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task On_a_later_day_the_same_row_is_confirmed_once(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        var path = extract.Csv(Extract.Row(1));
        await services.ImportAsync(extract, path);
        var before = await services.FactsAsync();
        services.Clock.Advance(TimeSpan.FromDays(1));

        await services.ImportAsync(extract, path);
        await services.ImportAsync(extract, path);

        Assert.Equal(before, await services.FactsAsync());
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));
        Assert.StartsWith("2026-11-23", await services.ValueAsync<string>("SELECT CAST(confirmed_at AS varchar(30)) FROM licence"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_changed_row_updates_its_eatery_and_no_other(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1), Extract.Row(2)));
        var eatery = await services.ValueAsync<long>($"SELECT eatery_id FROM licence WHERE number = '{Extract.Licence(2)}'");
        var other = (await services.FactsAsync())[0];

        var summary = await services.ImportAsync(extract, extract.Csv(
            Extract.Row(1),
            Extract.Row(2, name: "五华区改名米线店", county: "530103", street: "530103002", status: "注销", grade: "", inspected: "2026-06-01", result: "不符合", phone: "")));

        Assert.Equal((0, 1, 1), (summary.Added, summary.Changed, summary.Unchanged));
        var facts = await services.FactsAsync();
        Assert.Equal(other, facts[0]);
        Assert.Equal(3, facts.Count);
        Assert.Contains("inspected_on=20260529 | result=mostly", facts[1], StringComparison.Ordinal);
        Assert.Contains("inspected_on=20260601 | result=fails", facts[2], StringComparison.Ordinal);
        Assert.All(facts.Skip(1), line =>
        {
            Assert.Contains("name=五华区改名米线店", line, StringComparison.Ordinal);
            Assert.Contains("status=cancelled", line, StringComparison.Ordinal);
            Assert.Contains("county=530103 | division=530103002 | unit=530103002", line, StringComparison.Ordinal);
            Assert.Contains("phone= |", line, StringComparison.Ordinal);
            Assert.Contains("grade= |", line, StringComparison.Ordinal);
        });
        Assert.Equal(eatery, await services.ValueAsync<long>($"SELECT eatery_id FROM licence WHERE number = '{Extract.Licence(2)}'"));
        Assert.Equal($"[{eatery}]", await services.ValueAsync<string>("SELECT eateries FROM change_log WHERE id = (SELECT MAX(id) FROM change_log)"));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_corrected_inspection_stays_one(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, result: "不符合")));

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, result: "符合")));

        Assert.Contains("result=conforms", Assert.Single(await services.FactsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_kitchen_keeps_its_heartbeat_until_its_kind_changes_and_goes_with_it(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1)));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE kind = 'video' AND heartbeat_at IS NULL"));
        await services.ExecuteAsync("UPDATE kitchen SET heartbeat_at = '2026-11-22T03:59:00.000', frame_at = '2026-11-22T03:59:00.000'");

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, name: "五华区改名米线店")));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE kind = 'video' AND heartbeat_at IS NOT NULL"));

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, kitchen: "网络厨房")));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE kind = 'network' AND heartbeat_at IS NULL AND frame_at IS NULL"));

        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, kitchen: "无")));
        Assert.Equal(0, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE withdrawn_at IS NULL"));
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1, kitchen: "网络厨房")));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE kind = 'network' AND withdrawn_at IS NULL AND state = 'pending'"));
        // Each declaration is in its history, and each end of one.
        Assert.Equal(
            "pending pending not-declared pending",
            string.Join(' ', await services.ColumnAsync("SELECT state FROM kitchen_state ORDER BY number")));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_a_file_does_not_speak_of_stays(string engine)
    {
        using var extract = new Extract();
        await using var services = await TestServices.CreateAsync(engine);
        await services.ImportAsync(extract, extract.Csv(Extract.Row(1)));
        var before = await services.DumpAsync();

        var same = await services.ImportAsync(extract, extract.File($"Licence No,NAME,issue_date,Expiry Date\n{Extract.Licence(1)},五华区示例米线店,2024/1/2,20290101\n"));
        Assert.Equal(1, same.Unchanged);
        Assert.Equal(before, await services.DumpAsync());

        var changed = await services.ImportAsync(extract, extract.File($"licence,name,issue date,expiry\n{Extract.Licence(1)},新名,2024/1/2,20290101\n"));
        Assert.Equal(1, changed.Changed);
        var facts = Assert.Single(await services.FactsAsync());
        Assert.Contains("name=新名 | sign=示例米线 | address=昆明市五华区翠湖南路68号 | county=530102 | division=530102001", facts, StringComparison.Ordinal);
        Assert.Contains("grade=B | kind=video | inspected_on=20260529 | result=mostly", facts, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Stopped_in_the_middle_and_run_again_it_comes_to_the_same_state(string engine)
    {
        using var extract = new Extract();
        var path = Extract.Sample("csv");
        await using var whole = await TestServices.CreateAsync(engine);
        await whole.ImportAsync(extract, path);
        await using var services = await TestServices.CreateAsync(engine);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => services.ImportAsync(extract, path, progress: new StopAt(stop, rows: 1000), cancellation: stop.Token));
        Assert.InRange(await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"), 1000, 2000);

        var again = await services.ImportAsync(extract, path);

        Assert.Equal(2920, again.Accepted);
        Assert.InRange(again.Unchanged, 1000, 2000);
        Assert.Equal(await whole.FactsAsync(), await services.FactsAsync());
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_imports_at_once_end_as_one(string engine)
    {
        using var extract = new Extract();
        using var other = new Extract();
        await using var services = await TestServices.CreateAsync(engine);

        await Task.WhenAll(
            Task.Run(() => services.ImportAsync(extract, Extract.Sample("csv"))), Task.Run(() => services.ImportAsync(other, Extract.Sample("csv"))));

        Assert.Equal(2920, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery"));
        Assert.Equal(2920, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
    }

    private sealed class StopAt(CancellationTokenSource stop, int rows) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (!value.Checking && value.Rows >= rows)
            {
                stop.Cancel();
            }
        }
    }
}
