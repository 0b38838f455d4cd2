extern alias loadtests;
using AngleSharp.Html.Parser;
using loadtests::SafeDiningCode.LoadTests.Arrivals;
using loadtests::SafeDiningCode.LoadTests.Report;
using loadtests::SafeDiningCode.LoadTests.Running;
using loadtests::SafeDiningCode.LoadTests.Scenarios;
using loadtests::SafeDiningCode.LoadTests.Watching;

namespace SafeDiningCode.Tests.LoadTests;

public sealed class ReportTests
{
    private const string Hostile = "</table><script>alert(1)</script> | `x` & \"y\"";

    [Fact]
    public void A_page_needs_nothing_beside_it_and_runs_nothing()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Page(Result(failures: 1, late: false)));
        Assert.Empty(page.QuerySelectorAll("script, link[rel=stylesheet], img, iframe, object"));
        Assert.All(page.QuerySelectorAll("[src], [href]"), element => Assert.Equal("data:,", element.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("[style]"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("td"), cell => cell.TextContent == Hostile);
    }

    [Fact]
    public void Every_chart_has_its_numbers_as_a_table()
    {
        var page = new HtmlParser().ParseDocument(HtmlReport.Page(Result(failures: 0, late: false)));
        var charts = page.QuerySelectorAll("section").Where(section => section.QuerySelector("svg.plot") is not null).ToList();
        Assert.True(charts.Count >= 6, $"{charts.Count} charts.");
        Assert.All(charts, chart =>
        {
            Assert.NotEmpty(chart.QuerySelectorAll("details table tbody tr"));
            Assert.NotEmpty(chart.QuerySelector("svg.plot")!.GetAttribute("aria-label")!);
            Assert.Contains(chart.QuerySelectorAll("svg.plot path.line"), line => line.GetAttribute("d")!.Contains('L', StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Markdown_keeps_to_its_cells_whatever_a_server_answered()
    {
        var rows = TextReport.Markdown(Result(failures: 1, late: false)).Split('\n').Where(line => line.Contains("alert", StringComparison.Ordinal)).ToList();
        var row = Assert.Single(rows);
        Assert.DoesNotContain("<", row, StringComparison.Ordinal);
        Assert.Equal(4, row.Replace("\\|", "", StringComparison.Ordinal).Count(character => character == '|'));
    }

    [Fact]
    public void A_run_is_held_missed_or_says_nothing()
    {
        Assert.Equal(loadtests::SafeDiningCode.LoadTests.Running.Standing.Held, Result(failures: 0, late: false).Standing);
        Assert.Equal(loadtests::SafeDiningCode.LoadTests.Running.Standing.Missed, Result(failures: 1, late: false).Standing);
        // A late client is no fault of the server's, and its run no proof of anything.
        var late = Result(failures: 0, late: true);
        Assert.Equal(loadtests::SafeDiningCode.LoadTests.Running.Standing.Invalid, late.Standing);
        Assert.Contains("INVALID", TextReport.Summary(late), StringComparison.Ordinal);
        Assert.Contains("errors: 1%, at most 0.1% asked", TextReport.Summary(Result(failures: 1, late: false)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 0, 100, true)]
    [InlineData(100, 2, 101, true)]
    [InlineData(100, 2, 103, false)]
    [InlineData(100, 0, 99, false)]
    [InlineData(100, 0, 101, false)]
    public void Ratings_agree_where_each_acknowledged_one_is_stored_and_none_that_was_not_sent(long acknowledged, long unknown, long stored, bool agree)
    {
        Assert.Equal(agree, new RatingsFound(acknowledged, unknown, stored, Recount: null).Agree);
        Assert.False(new RatingsFound(acknowledged, unknown, stored, "1 rows differ").Agree);
        var result = Result(failures: 0, late: false) with { Ratings = new RatingsFound(acknowledged, unknown, stored, Recount: null) };
        Assert.Equal(agree ? loadtests::SafeDiningCode.LoadTests.Running.Standing.Held : loadtests::SafeDiningCode.LoadTests.Running.Standing.Missed, result.Standing);
    }

    [Theory]
    [InlineData(0, new double[] { 0, 0.25, 0.5, 0.75, 1 })]
    [InlineData(1950, new double[] { 0, 500, 1000, 1500, 2000 })]
    [InlineData(2000, new double[] { 0, 500, 1000, 1500, 2000 })]
    [InlineData(2001, new double[] { 0, 1000, 2000, 3000 })]
    [InlineData(0.03, new double[] { 0, 0.01, 0.02, 0.03 })]
    public void Ticks_are_round_numbers_from_zero_to_above_the_largest(double largest, double[] ticks) =>
        Assert.Equal(ticks, ChartScale.Linear([largest, largest / 2]).Ticks.Select(tick => Math.Round(tick, 6)));

    [Fact]
    public void On_a_logarithmic_scale_each_tenfold_is_as_high_and_zero_has_no_place()
    {
        var scale = ChartScale.Logarithmic([0, 0.2, 30]);
        Assert.Equal([0.1, 1, 10, 100], scale.Ticks.Select(tick => Math.Round(tick, 6)));
        Assert.Equal(1.0 / 3, scale.PlaceOf(1)!.Value, 6);
        Assert.Null(scale.PlaceOf(0));
    }

    private static RunResult Result(int failures, bool late)
    {
        var plan = PhasePlan.Of(10, TimeSpan.FromSeconds(10), 2);
        var limits = new Limits(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), 0.001);
        var action = new UserAction("scan", "says", (_, _) => ValueTask.FromResult(Outcome.Good), limits);
        var recorder = new Recorder(plan, [action]);
        for (var i = 0; i < 100; i++)
        {
            var at = TimeSpan.FromSeconds(2.1 + (i * 0.05));
            var cell = recorder.CellOf(at);
            recorder.Actions[0].Cells[cell].Intend();
            recorder.Actions[0].End(new Arrival(at, Phase: 1), cell, cell, TimeSpan.FromMilliseconds(5), i < failures ? Outcome.OfContent(Hostile) : Outcome.Good);
            recorder.Lateness.Record(TimeSpan.FromMilliseconds(late ? 100 : 0.1));
        }

        return new RunResult
        {
            Options = new RunOptions
            {
                Action = "scan", Eateries = 10, Rate = 10, Length = plan.Length, Burst = 2, Seed = 1, Patience = TimeSpan.FromSeconds(10), Connections = 10,
            },
            Mix = [new MixPart(action, 1)],
            Recorder = recorder,
            Samples = [.. Enumerable.Range(1, 10).Select(second => new ServerSample
            {
                At = TimeSpan.FromSeconds(second),
                ServerCores = 0.5,
                ServerBytes = 200 << 20,
                ClientCores = 0.2,
                UnderWay = 1,
                Runtime = new RuntimeCounters(DateTimeOffset.UnixEpoch.AddSeconds(second), [second, 1, 0], TimeSpan.FromMilliseconds(second), second * 1_000_000),
            })],
            Began = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.FromHours(8)),
            Against = "a service",
            Machine = "a machine",
            Connections = 3,
        };
    }
}
