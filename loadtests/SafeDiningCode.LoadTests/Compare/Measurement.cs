using System.Globalization;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>One round of one subject.</summary>
/// <param name="PerSecond">What counts: answers, or durable ratings.</param>
/// <param name="P50">Milliseconds within which half were answered, where it was taken.</param>
/// <param name="P99">Milliseconds within which ninety-nine of a hundred were answered.</param>
/// <param name="ProcessorMicroseconds">Processor time of the server for each.</param>
/// <param name="Answers">How many there were.</param>
internal sealed record Round(double PerSecond, double? P50 = null, double? P99 = null, double? ProcessorMicroseconds = null, long Answers = 0);

/// <summary>Something measured: how a round of it is run, or why it cannot be.</summary>
/// <param name="Name">As the table says it.</param>
/// <param name="RunAsync">Runs a round by its number; 0 only warms up. Null where the subject is missing here.</param>
/// <param name="Aim">How many times this subject's rate our own is to reach at least.</param>
/// <param name="Missing">What is said of it where it cannot be run.</param>
internal sealed record Subject(string Name, Func<int, CancellationToken, Task<Round>>? RunAsync, double? Aim = null, string Missing = "not installed");

/// <summary>All rounds of a subject.</summary>
/// <param name="Subject">What was measured.</param>
/// <param name="Rounds">Empty where the subject is missing here.</param>
internal sealed record Series(Subject Subject, IReadOnlyList<Round> Rounds)
{
    public double Rate => Median(Rounds.Select(round => round.PerSecond));

    /// <summary>The slowest and the fastest round.</summary>
    public string Range => FormattableString.Invariant($"{Rounds.Min(round => round.PerSecond):#,0}–{Rounds.Max(round => round.PerSecond):#,0}");

    /// <summary>The median of the middle: of an even number, the mean of the two in it.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    public double? MedianOf(Func<Round, double?> value)
    {
        var values = Rounds.Select(value).OfType<double>().ToList();
        return values.Count == 0 ? null : Median(values);
    }

    /// <summary>How many times the rate of <paramref name="other"/> this is: the median over the rounds, each against the same round of the other.</summary>
    public double? RatioTo(Series other) =>
        Rounds.Count == 0 || other.Rounds.Count != Rounds.Count ? null : Median(Rounds.Zip(other.Rounds, (mine, its) => mine.PerSecond / its.PerSecond));
}

/// <summary>A comparison's result; the first series is ours.</summary>
internal sealed record ComparisonTable(string Title, string Note, string Unit, IReadOnlyList<Series> Series)
{
    /// <summary>Our rate by the rate of the series with this number.</summary>
    public double? Ratio(int series) => Series[0].RatioTo(Series[series]);

    /// <summary>The table as it is reported.</summary>
    public ReportTable ToReport() => new(
        Title, Note, ["", Unit, "lowest–highest", "ours ÷ this", "aim", "p50 ms", "p99 ms", "server CPU µs each"], [.. Series.Select(Cells)]);

    private string[] Cells(Series series)
    {
        if (series.Rounds.Count == 0)
        {
            return [series.Subject.Name, series.Subject.Missing, "", "", "", "", "", ""];
        }

        var ratio = series == Series[0] ? null : Series[0].RatioTo(series);
        return
        [
            series.Subject.Name,
            Number(series.Rate, "#,0"),
            series.Range,
            Number(ratio, "0.00"),
            series.Subject.Aim is { } least ? new Aim(least).Of(ratio) : "",
            Number(series.MedianOf(round => round.P50), "0.00"),
            Number(series.MedianOf(round => round.P99), "0.00"),
            Number(series.MedianOf(round => round.ProcessorMicroseconds), "0.0"),
        ];
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Runs subjects in turn, round by round, so that what changes on the machine meanwhile changes for all.</summary>
internal static class Interleaved
{
    public static async Task<IReadOnlyList<Series>> RunAsync(IReadOnlyList<Subject> subjects, int rounds, Action<string> progress, CancellationToken cancellation)
    {
        var found = subjects.Select(_ => new List<Round>()).ToList();
        for (var number = 0; number <= rounds; number++)
        {
            foreach (var (index, subject) in subjects.Index())
            {
                if (subject.RunAsync is null)
                {
                    continue;
                }

                cancellation.ThrowIfCancellationRequested();
                var round = await subject.RunAsync(number, cancellation);
                progress($"{(number == 0 ? "warm-up" : $"round {number}/{rounds}")}  {subject.Name}: {round.PerSecond:0}/s, {round.ProcessorMicroseconds:0.0} µs of processor each");
                if (number > 0)
                {
                    found[index].Add(round);
                }
            }
        }

        return [.. subjects.Zip(found, (subject, series) => new Series(subject, series))];
    }
}
