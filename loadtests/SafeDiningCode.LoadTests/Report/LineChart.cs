using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.Arrivals;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">As the legend calls it.</param>
/// <param name="Points">Seconds and values; a value that is null or has no place breaks the line.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<(double Seconds, double? Value)> Points);

/// <summary>
/// A chart over the time of a run, drawn as SVG that stretches with the page; what is to be read (ticks, phases, legend)
/// is text beside it, which does not stretch. Lines differ by their dashes as well as by their colours.
/// </summary>
internal sealed record LineChart
{
    private const int Width = 1000;
    private const int Height = 260;
    private const int TimeTicks = 4;

    public required string Title { get; init; }

    /// <summary>What is drawn, with its unit.</summary>
    public required string Note { get; init; }

    public required PhasePlan Plan { get; init; }

    public required IReadOnlyList<ChartLine> Lines { get; init; }

    public required ChartScale Scale { get; init; }

    /// <summary>How a tick is written.</summary>
    public required Func<double, string> Tick { get; init; }

    /// <summary>The same as numbers.</summary>
    public required ReportTable Twin { get; init; }

    /// <summary>The chart as part of a page.</summary>
    public string Html()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""<section class="card"><h2>{Text.Html(Title)}</h2><p class="hint">{Text.Html(Note)}</p>""");
        html.Append("<div class=\"legend\">");
        foreach (var (index, line) in Lines.Index())
        {
            html.Append(CultureInfo.InvariantCulture, $"""<span><svg class="key" viewBox="0 0 36 12" aria-hidden="true"><path class="line l{index}" d="M0 6H36"/></svg>{Text.Html(line.Name)}</span>""");
        }

        html.Append("</div><div class=\"chart\"><div class=\"phases\" aria-hidden=\"true\">");
        foreach (var phase in Plan.Phases)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span>{Text.Html(phase.Name)}</span>");
        }

        html.Append("</div><div class=\"ticks\" aria-hidden=\"true\">");
        foreach (var tick in Scale.Ticks.Reverse())
        {
            html.Append(CultureInfo.InvariantCulture, $"<span>{Text.Html(Tick(tick))}</span>");
        }

        html.Append(CultureInfo.InvariantCulture, $"""</div>{Svg()}<div class="times" aria-hidden="true">""");
        for (var i = 0; i <= TimeTicks; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<span>{Plan.Length.TotalSeconds * i / TimeTicks:0.#} s</span>");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</div></div>{Text.Details("As a table", Twin)}</section>").ToString();
    }

    private string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="plot" viewBox="0 0 {Width} {Height}" preserveAspectRatio="none" role="img" aria-label="{Text.Html(Title)}: {Text.Html(Note)}">""");
        foreach (var (index, phase) in Plan.Phases.Index())
        {
            if (index % 2 == 1)
            {
                var (from, to) = (X(Plan.BeginOf(index).TotalSeconds), X((Plan.BeginOf(index) + phase.Length).TotalSeconds));
                svg.Append(CultureInfo.InvariantCulture, $"""<rect class="phase" x="{from:0.#}" y="0" width="{to - from:0.#}" height="{Height}"/>""");
            }
        }

        for (var i = 0; i < Scale.Ticks.Count; i++)
        {
            var y = Height * (double)i / (Scale.Ticks.Count - 1);
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="grid" d="M0 {y:0.#}H{Width}"/>""");
        }

        foreach (var (index, line) in Lines.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="line l{index}" d="{Path(line)}"/>""");
        }

        return svg.Append("</svg>").ToString();
    }

    private string Path(ChartLine line)
    {
        var path = new StringBuilder();
        var drawing = false;
        foreach (var (seconds, value) in line.Points)
        {
            if (value is not { } number || Scale.PlaceOf(number) is not { } place)
            {
                drawing = false;
                continue;
            }

            // A point alone is a dash, for a line of no length is not drawn.
            path.Append(CultureInfo.InvariantCulture, $"{(drawing ? 'L' : 'M')}{X(seconds):0.#} {Height * (1 - Math.Clamp(place, 0, 1)):0.#}{(drawing ? "" : "h.1")}");
            drawing = true;
        }

        return path.ToString();
    }

    private double X(double seconds) => Width * Math.Min(1, seconds / Plan.Length.TotalSeconds);
}
