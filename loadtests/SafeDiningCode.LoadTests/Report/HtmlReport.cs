using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.LoadTests.Running;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>A run as one page that needs nothing beside it: styles and charts are in it, and there is no script.</summary>
internal static class HtmlReport
{
    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Page(RunResult result)
    {
        var html = new StringBuilder();
        var title = $"Load test: {result.Options.Action}";
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text.Html(title)} · {result.Began:yyyy-MM-dd HH:mm}</title>
            <link rel="icon" href="data:,">
            <style>
            {Style.Value}{PhaseWidths(result)}
            </style>
            </head>
            <body>
            <header class="band"><div class="wrap">
            <p class="brand"><span lang="zh-Hans">餐饮安心码</span> Safe Dining Code</p>
            <h1>{Text.Html(title)}</h1>
            <p class="sub">{Text.Html(Subtitle(result))}</p>
            </div></header>
            <main class="wrap">

            """);
        html.Append(Verdict(result)).Append(Tiles(result));
        if (result.Bare is { } bare)
        {
            html.Append(Card("Beside bare Kestrel", $"<p>{Text.Html(TextReport.BareNote)}</p>{Text.Table(ReportTables.Bare(bare), "p99 beside bare Kestrel")}", wide: true));
        }

        html.Append("<div class=\"grid\">");
        foreach (var chart in ReportCharts.Of(result))
        {
            html.Append(chart.Html()).Append('\n');
        }

        html.Append("</div>");
        html.Append(Card("Latency by phase", $"<p class=\"hint\">{Text.Html(TextReport.LatencyNote)}</p>{Text.Table(ReportTables.Percentiles(result), "Latency by phase")}", wide: true));
        html.Append(Failures(result));
        html.Append(HowItWasRun(result));
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Subtitle(RunResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Options.Rate:#,0.#} a second for {result.Options.Length.TotalSeconds:0.#} s, {result.Options.Burst:0.##} times as many in the burst · {result.Began:yyyy-MM-dd HH:mm}");

    private static string Verdict(RunResult result)
    {
        var (tone, mark, word) = result.Standing switch
        {
            Standing.Held => ("good", "✓", "Held"),
            Standing.Missed => ("bad", "✗", "Missed"),
            _ => ("fair", "!", "Invalid"),
        };
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<p class="verdict {tone}"><span class="mark" aria-hidden="true">{mark}</span><span><strong>{word}.</strong> {Text.Html(TextReport.Headline(result))}</span></p>""");
        foreach (var doubt in result.Doubts)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<p class="note fair">{Text.Html(doubt)} Play it at a lower rate, or from a machine with more to spare.</p>""");
        }

        if (ReportTables.Ratings(result) is { } ratings)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<p class="note {(result.Ratings!.Agree ? "good" : "bad")}">{Text.Html(ratings)}</p>""");
        }

        html.Append("""<div class="scroll"><table class="checks"><thead><tr><th scope="col">action</th>""");
        foreach (var what in result.Checks.Select(check => check.What).Distinct(StringComparer.Ordinal))
        {
            html.Append(CultureInfo.InvariantCulture, $"""<th scope="col">{Text.Html(what)}</th>""");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var action in result.Checks.GroupBy(check => check.Action, StringComparer.Ordinal))
        {
            html.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row">{Text.Html(action.Key)}</th>""");
            foreach (var check in action)
            {
                html.Append(CultureInfo.InvariantCulture, $"""<td><b class="{(check.Held ? "good" : "bad")}"><span aria-hidden="true">{(check.Held ? "✓" : "✗")}</span> {Text.Html(check.Measured)}</b><br><small>{(check.Held ? "held" : "missed")}, ≤ {Text.Html(check.Limit)}</small></td>""");
            }

            html.Append("</tr>");
        }

        return Card("How it went", html.Append("</tbody></table></div>").Append("<p class=\"hint\">Held against the steady phase and the burst together; the ramp warms up.</p>").ToString(), wide: true);
    }

    private static string Tiles(RunResult result)
    {
        var html = new StringBuilder("<div class=\"tiles\">");
        var plan = result.Recorder.Plan;
        foreach (var (index, phase) in plan.Phases.Index())
        {
            var ended = result.Recorder.Actions.Sum(record => record.Ended(index));
            var failed = result.Recorder.Actions.Sum(record => record.Failed(index));
            var latency = LatencySummary.Of(result.Recorder.Actions.Select(record => record.Latency[index]));
            html.Append(CultureInfo.InvariantCulture, $"""
                <div class="card tile"><h2>{Text.Html(phase.Name)}</h2><p class="big">{ended / phase.Length.TotalSeconds:#,0} <small>a second</small></p>
                <dl><div><dt>p50</dt><dd>{Durations.Text(latency.P50)}</dd></div><div><dt>p99</dt><dd>{Durations.Text(latency.P99)}</dd></div><div><dt>p99.9</dt><dd>{Durations.Text(latency.P999)}</dd></div><div><dt>failed</dt><dd>{failed:#,0} of {ended:#,0}</dd></div></dl></div>

                """);
        }

        return html.Append("</div>").ToString();
    }

    private static string Failures(RunResult result)
    {
        var table = ReportTables.Failures(result);
        return Card("Failures", table.Rows.Count == 0 ? "<p>None.</p>" : Text.Table(table, "Failures by kind"), wide: true);
    }

    private static string HowItWasRun(RunResult result)
    {
        var html = new StringBuilder("<dl class=\"rows\">");
        foreach (var (what, text) in ReportTables.Facts(result))
        {
            html.Append(CultureInfo.InvariantCulture, $"<div><dt>{Text.Html(what)}</dt><dd>{Text.Html(text.Replace("**", "", StringComparison.Ordinal))}.</dd></div>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<div><dt>Server</dt><dd>{Text.Html(TimeTables.Known(result))}</dd></div></dl>");
        return Card("How it was run", html.ToString(), wide: true);
    }

    private static string Card(string title, string content, bool wide) => $"<section class=\"card{(wide ? " wide" : "")}\"><h2>{Text.Html(title)}</h2>{content}</section>\n";

    // The phases' names stand over their part of each chart.
    private static string PhaseWidths(RunResult result) =>
        $".phases {{ grid-template-columns: {string.Join(' ', result.Recorder.Plan.Phases.Select(phase => FormattableString.Invariant($"{phase.Length.TotalSeconds:0.###}fr")))}; }}";
}
