using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>An extract with what may come of a row: new, the same, changed, corrected, closed, confirmed, half told.</summary>
internal static class RegistrySteps
{
    // Far from the numbers that other steps' eateries are given.
    private const int First = 990_000;

    public static async Task RunAsync(TestServices services)
    {
        using var extract = new Extract();
        // A name beyond the basic plane, an apostrophe, and what JSON must escape.
        const string Name = "𠮷野家 \"老店\" O'Brien \\ 100%";
        var first = await services.ImportAsync(extract, extract.Csv(
            Extract.Row(First + 1), Extract.Row(First + 2, kitchen: "无", inspected: "", result: "", grade: "", longitude: "", latitude: ""), Extract.Row(First + 3)));
        Assert.Equal((3, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal(3, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE unit = '530102001'"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE longitude IS NULL AND latitude IS NULL AND grade IS NULL"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE longitude = 102.7 AND latitude = 25.05 AND grade = 'B'"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE kind = 'video' AND declared_at = '2026-11-22T04:00:00.000'"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM inspection WHERE source = 'registry' AND inspected_on = 20260529"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM change_log"));

        // 1: other name, place, kind of kitchen, and the same inspection corrected. 2: opens a kitchen and is inspected. 3: closes its own.
        var second = await services.ImportAsync(extract, extract.Csv(
            Extract.Row(First + 1, sign: $"\"{Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", county: "530103", street: "530103002", kitchen: "网络厨房", result: "不符合"),
            Extract.Row(First + 2, kitchen: "视频厨房", inspected: "2026-11-01", result: "符合"),
            Extract.Row(First + 3, kitchen: "无", status: "吊销", inspected: "2026-11-02", result: "不符合")));
        Assert.Equal((0, 3, 0), (second.Added, second.Changed, second.Unchanged));
        var moved = await services.ValueAsync<long>($"SELECT eatery_id FROM licence WHERE number = '{Extract.Licence(First + 1)}'");
        Assert.Equal(Name, await services.ValueAsync<string>($"SELECT sign FROM eatery WHERE id = {moved} AND unit = '530103002'"));
        Assert.Equal("fails", await services.ValueAsync<string>($"SELECT result FROM inspection WHERE eatery_id = {moved}"));
        Assert.Equal("network", await services.ValueAsync<string>($"SELECT kind FROM kitchen WHERE eatery_id = {moved}"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen WHERE withdrawn_at IS NULL"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen_state WHERE number = 2 AND since = '2026-11-22T04:00:00.000'"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM kitchen_state WHERE number = 2 AND state = 'not-declared'"));
        Assert.Equal(1, await services.ValueAsync<int>($"SELECT COUNT(*) FROM licence WHERE number = '{Extract.Licence(First + 3)}' AND status = 'revoked'"));
        Assert.Equal(4, await services.ValueAsync<int>("SELECT COUNT(*) FROM inspection"));

        // A file that does not speak of most things: they stay as the registry has them.
        services.Clock.Advance(TimeSpan.FromDays(1));
        var third = await services.ImportAsync(
            extract, extract.File($"licence,name,issue date,expiry\n{Extract.Licence(First + 1)},五华区示例米线店,2024/1/2,20290101\n{Extract.Licence(First + 2)},新名,2024/1/2,20290101\n"));
        Assert.Equal((0, 1, 1), (third.Added, third.Changed, third.Unchanged));
        Assert.Equal(Name, await services.ValueAsync<string>($"SELECT sign FROM eatery WHERE id = {moved} AND grade = 'B' AND longitude = 102.7"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence WHERE confirmed_at = '2026-11-23T04:00:00.000'"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence WHERE confirmed_at = '2026-11-22T04:00:00.000'"));
        var other = await services.ValueAsync<long>($"SELECT eatery_id FROM licence WHERE number = '{Extract.Licence(First + 2)}'");
        Assert.Equal($"[{moved},{other}]", await services.ValueAsync<string>("SELECT eateries FROM change_log WHERE id = (SELECT MAX(id) FROM change_log)"));
        Assert.Equal("[3,3]", await services.ValueAsync<string>("SELECT versions FROM change_log WHERE id = (SELECT MAX(id) FROM change_log)"));
        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM eatery WHERE version = 3"));
    }
}
