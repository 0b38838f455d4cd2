using SafeDiningCode.LoadTests.City;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Demo;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>Registry extracts of eateries that a city does not have yet.</summary>
internal static class Extracts
{
    // The city itself has a few more than were asked for.
    private const int Between = 1000;

    public static async Task<IReadOnlyList<string>> WriteAsync(TestCity city, RunOptions options, string folder, CancellationToken cancellation)
    {
        var demo = new DemoCity(city.Get<DivisionDirectory>(), Day.InShanghai(TimeProvider.System));
        var first = options.Eateries + Between;
        var files = new List<string>();
        using var eateries = demo.Eateries(first + (options.Imports * options.Rows)).Skip(first).GetEnumerator();
        for (var i = 0; i < options.Imports; i++)
        {
            var file = Path.Combine(folder, FormattableString.Invariant($"extract-{i + 1}.csv"));
            await DemoExtract.WriteAsync(file, Next(eateries, options.Rows), cancellation);
            files.Add(file);
        }

        return files;
    }

    private static IEnumerable<DemoEatery> Next(IEnumerator<DemoEatery> eateries, int count)
    {
        for (var i = 0; i < count && eateries.MoveNext(); i++)
        {
            yield return eateries.Current;
        }
    }
}
