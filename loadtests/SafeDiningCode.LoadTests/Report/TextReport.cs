using System.Globalization;
using System.Text;
using SafeDiningCode.LoadTests.Running;

namespace SafeDiningCode.LoadTests.Report;

/// <summary>A run as text: a few lines for the terminal, the whole as Markdown.</summary>
internal static class TextReport
{
    /// <summary>How it went, in a sentence.</summary>
    public static string Headline(RunResult result) => result.Standing switch
    {
        Standing.Held => "All limits were held.",
        Standing.Missed => "Limits were missed.",
        _ => "This run says nothing of the server: the client itself was late.",
    };

    /// <summary>The lines for the terminal.</summary>
    public static string Summary(RunResult result)
    {
        var text = new StringBuilder();
        foreach (var row in ReportTables.Percentiles(result).Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row[0],-18} {row[1],9}/s  p50 {row[3],9}  p99 {row[5],9}  p99.9 {row[6],9}  longest {row[7],9}  failed {row[8]}");
        }

        foreach (var row in ReportTables.Failures(result).Rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"FAILED  {row[0]}: {row[1]}, the first: {row[2]}");
        }

        foreach (var check in result.Checks.Where(check => !check.Held))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"MISSED  {check}");
        }

        if (ReportTables.Ratings(result) is { } ratings)
        {
            text.AppendLine((result.Ratings!.Agree ? "" : "MISSED  ") + ratings);
        }

        foreach (var ratio in result.Bare?.Ratios ?? [])
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"p99 beside bare Kestrel, {ratio.Action ?? "all together"}: {ratio.Ratio:0.00} times");
        }

        foreach (var doubt in result.Doubts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"INVALID {doubt}");
        }

        return text.Append(Headline(result)).ToString();
    }

    /// <summary>The whole as Markdown.</summary>
    public static string Markdown(RunResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Load test: {result.Options.Action}\n\n**{Headline(result)}**\n");
        foreach (var doubt in result.Doubts)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n> {doubt}\n");
        }

        Write(text, "Limits", "Held against the steady phase and the burst.", ReportTables.Limits(result));
        Write(text, "Latency", LatencyNote, ReportTables.Percentiles(result));
        var failures = ReportTables.Failures(result);
        Write(text, "Failures", failures.Rows.Count == 0 ? "None." : "By kind.", failures);
        if (ReportTables.Ratings(result) is { } ratings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Ratings\n\n{ratings}\n");
        }

        if (result.Bare is { } bare)
        {
            Write(text, "Beside bare Kestrel", BareNote, ReportTables.Bare(bare));
        }

        Write(text, "Over time", "What was to begin and what ended, all actions together.", TimeTables.Rates(result));
        foreach (var record in result.Recorder.Actions)
        {
            Write(text, $"Latency over time: {record.Action.Name}", "Of what was to begin in each stretch.", TimeTables.Latency(result, record));
        }

        Write(text, "Server and client", TimeTables.Known(result), TimeTables.Server(result));
        text.Append("\n## How it was run\n\n");
        foreach (var (what, fact) in ReportTables.Facts(result))
        {
            text.Append(CultureInfo.InvariantCulture, $"- **{what}**: {fact}.\n");
        }

        return text.ToString();
    }

    /// <summary>How latencies are to be read.</summary>
    public const string LatencyNote = "From the intended begin to the end. Of fewer than a thousand, p99.9 is the longest.";

    /// <summary>How the comparison is to be read.</summary>
    public static string BareNote { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"The same arrivals, in interleaved rounds. Bare Kestrel gives the same bytes out of memory and stores nothing, so that only the scan is equal work: its ratio is to be at most {BesideBare.Aim:0}.");

    private static void Write(StringBuilder text, string title, string note, ReportTable table)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{note}\n");
        if (table.Rows.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n| {string.Join(" | ", table.Headings)} |\n|---|{string.Concat(Enumerable.Repeat("--:|", table.Headings.Count - 1))}\n");
        foreach (var row in table.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Select(Cell))} |\n");
        }
    }

    // What a server answered may hold anything.
    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
