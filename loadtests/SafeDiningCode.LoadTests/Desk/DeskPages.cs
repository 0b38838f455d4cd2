using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dapper;
using SafeDiningCode.LoadTests.Compare;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.LoadTests.Desk;

/// <summary>Times of the officials' pages: the first after the start, and those that follow.</summary>
internal static class DeskPages
{
    private static readonly string[] Typed = ["米线", "火锅", "gq", "JY2530", "人民路", "示例1", "zz", "不存在的店"];
    private const double NinetyFifth = 0.95;
    private static readonly Aim Page = new(200, IsMost: true);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly Aim Search = new(50, IsMost: true);

    /// <summary>Asks for each page once, and again <paramref name="times"/> times, one after another.</summary>
    /// <exception cref="ComparisonException">A page was not given.</exception>
    public static async Task<ReportTable> MeasureAsync(HttpClient reader, IServiceProvider parts, int times, Action<string> progress, CancellationToken cancellation)
    {
        // What is counted beside the pages is counted once after the start.
        await Task.Delay(Settling, cancellation);
        var rows = new List<string[]>();
        foreach (var (name, paths, aim) in Pages(parts))
        {
            var first = await TimeAsync(reader, paths[0], cancellation);
            var later = new List<double>();
            for (var time = 0; time < times; time++)
            {
                later.Add(await TimeAsync(reader, paths[(time + 1) % paths.Count], cancellation));
            }

            later.Sort();
            progress(FormattableString.Invariant($"{name}: {first:0} ms, then {Series.Median(later):0} ms"));
            rows.Add(
            [
                name, Text(first), Text(Series.Median(later)), Text(later[(int)(later.Count * NinetyFifth)]), aim?.Of(Series.Median(later)) ?? "",
            ]);
        }

        await using var session = await parts.GetRequiredService<Database>().OpenAsync(cancellation);
        var counts = await session.Connection.QuerySingleAsync<(long Eateries, long Ratings, long Rated)>(
            "SELECT (SELECT COUNT(*) FROM eatery), (SELECT SUM(satisfied + fair + dissatisfied) FROM eatery_month), (SELECT COUNT(*) FROM eatery_month WHERE month = (SELECT MAX(month) FROM eatery_month))");
        return new ReportTable(
            "Officials' pages",
            FormattableString.Invariant(
                $"A city of {counts.Eateries:#,0} eateries with {counts.Ratings:#,0} ratings, {counts.Rated:#,0} eateries rated in its last month, in SQLite. One reader, who is a regulator of the city; milliseconds from the request to the last byte, {times} times each. *First* is the first time that anybody asks, 60 s after the start: what is compiled and read into memory for it is in it. The aim is for statistics and search; the other lists are shown beside them."),
            ["", "first ms", "median ms", "p95 ms", "aim, median"],
            rows);
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Paths, Aim? Aim)> Pages(IServiceProvider parts)
    {
        var directory = parts.GetRequiredService<DivisionDirectory>();
        var city = directory.Top.Code;
        var county = directory.ChildrenOf(city).First(unit => directory.ChildrenOf(unit.Code).Any()).Code;
        var street = directory.ChildrenOf(county).First().Code;
        var before = Day.MonthText(Day.AddMonths(Day.MonthNumber(Day.InShanghai(TimeProvider.System)), -1));
        yield return ("statistics of the city", ["/regulator/statistics"], Page);
        yield return ("the same, map by 满意率", ["/regulator/statistics?rate=satisfied"], Page);
        yield return ("the same, last month", [$"/regulator/statistics?month={before}"], Page);
        yield return ("statistics of a county", [$"/regulator/statistics?unit={county}"], Page);
        yield return ("statistics of a street", [$"/regulator/statistics?unit={street}"], Page);
        yield return ("不满意 eateries of the city", ["/regulator/statistics/eateries"], Page);
        yield return ("off the bottom", ["/regulator/way-out"], Page);
        yield return ("why diners of the city were 不满意", ["/regulator/themes"], Page);
        yield return ("contradictions", ["/regulator/contradictions"], Page);
        yield return ("ratings set aside", ["/regulator/set-aside"], Page);
        yield return ("ledger", ["/regulator/rectifications?state=all"], null);
        yield return ("licences within 90 days", ["/regulator/licences?group=90"], null);
        yield return ("open kitchens", ["/regulator/kitchens"], null);
        yield return ("officers", ["/regulator/responsibility"], null);
        yield return ("queue of reports", ["/regulator/reports"], null);
        yield return (
            "search as one types",
            [.. Typed.Select(typed => $"/regulator/eateries/search?q={Uri.EscapeDataString(typed)}")],
            Search);
    }

    private static async Task<double> TimeAsync(HttpClient reader, string path, CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        using var answer = await reader.GetAsync(path, cancellation);
        await answer.Content.ReadAsByteArrayAsync(cancellation);
        var took = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.OK ? took : throw new ComparisonException($"{path} answered {(int)answer.StatusCode}.");
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
