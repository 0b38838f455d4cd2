using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.LoadTests.Scenarios;
using SafeDiningCode.LoadTests.Watching;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>How a run ended.</summary>
internal enum Standing
{
    /// <summary>All limits were held.</summary>
    Held,

    /// <summary>A limit was missed, or ratings were.</summary>
    Missed,

    /// <summary>This client could not keep to its schedule: nothing can be said of the server.</summary>
    Invalid,
}

/// <summary>A run and what came of it.</summary>
internal sealed record RunResult
{
    public required RunOptions Options { get; init; }

    public required IReadOnlyList<MixPart> Mix { get; init; }

    public required Recorder Recorder { get; init; }

    /// <summary>Those of all rounds, where there were several; this client must have kept to all their schedules.</summary>
    public IReadOnlyList<Recorder> Rounds { get; init; } = [];

    public required IReadOnlyList<ServerSample> Samples { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>What it was played against.</summary>
    public required string Against { get; init; }

    /// <summary>The machine.</summary>
    public required string Machine { get; init; }

    /// <summary>Connections that were open at the end.</summary>
    public required int Connections { get; init; }

    /// <summary>Ratings acknowledged and what the database says of them; null where none were sent or nothing is known.</summary>
    public RatingsFound? Ratings { get; init; }

    /// <summary>The same arrivals against a bare server; null where not asked for.</summary>
    public BesideBare? Bare { get; init; }

    /// <summary>All limits, held or missed.</summary>
    public IReadOnlyList<LimitCheck> Checks =>
    [
        .. Recorder.Actions.SelectMany(record =>
        {
            var judged = Recorder.Plan.Phases.Index().Where(phase => phase.Item.Judged).Select(phase => phase.Index).ToList();
            return Verdict.Check(
                record.Action.Name,
                Options.LimitsOf(record.Action.Name, record.Action.Limits),
                LatencySummary.Of(judged.Select(phase => record.Latency[phase])),
                judged.Sum(record.Ended),
                judged.Sum(record.Failed));
        }),
        .. Bare?.Check() is { } check ? [check] : Array.Empty<LimitCheck>(),
    ];

    /// <summary>Why nothing can be said of the server; empty where something can.</summary>
    public IReadOnlyList<string> Doubts =>
    [
        .. Doubt("began its actions late", Lateness),
        .. Doubt("had its threads wait", ThreadDelay),
    ];

    /// <summary>How late this client began.</summary>
    public LatencyHistogram Lateness => Together(recorder => recorder.Lateness);

    /// <summary>How long its threads waited.</summary>
    public LatencyHistogram ThreadDelay => Together(recorder => recorder.ThreadDelay);

    public Standing Standing =>
        Doubts.Count > 0 ? Standing.Invalid
        : Checks.All(check => check.Held) && Ratings is null or { Agree: true } ? Standing.Held
        : Standing.Missed;

    private LatencyHistogram Together(Func<Recorder, LatencyHistogram> part)
    {
        var all = new LatencyHistogram();
        foreach (var recorder in Rounds.Count > 0 ? Rounds : [Recorder])
        {
            all.Add(part(recorder));
        }

        return all;
    }

    private static IEnumerable<string> Doubt(string what, LatencyHistogram histogram)
    {
        var worst = histogram.Percentile(99.9);
        if (worst > RunOptions.OwnLatenessAllowed)
        {
            yield return $"This client {what}: {Durations.Text(worst)} at p99.9, where {Durations.Text(RunOptions.OwnLatenessAllowed)} is allowed.";
        }
    }
}

/// <summary>Ratings as the server acknowledged them and as the database has them.</summary>
/// <param name="Acknowledged">Acknowledged in the run.</param>
/// <param name="Unknown">Sent and never answered for: stored or not.</param>
/// <param name="Stored">How many more the database holds.</param>
/// <param name="Recount">What <c>recount --check</c> found wrong; null where it is clean.</param>
internal sealed record RatingsFound(long Acknowledged, long Unknown, long Stored, string? Recount)
{
    /// <summary>Whether every acknowledged rating is there, none that was not sent, and the roll-ups say the same.</summary>
    public bool Agree => Recount is null && Stored >= Acknowledged && Stored <= Acknowledged + Unknown;
}

/// <summary>An action here and at a bare server: each round's p99 of both.</summary>
/// <param name="Action">Its name; of all together where null.</param>
/// <param name="Rounds">Ours and the bare server's, round by round.</param>
internal sealed record BareRatio(string? Action, IReadOnlyList<(TimeSpan Ours, TimeSpan Bare)> Rounds)
{
    /// <summary>The median of each round's own ratio.</summary>
    public double Ratio => Compare.Series.Median(Rounds.Select(round => round.Ours / round.Bare));
}

/// <summary>What became of the same arrivals at a bare server.</summary>
/// <param name="Ratios">By action, and of all together.</param>
internal sealed record BesideBare(IReadOnlyList<BareRatio> Ratios)
{
    /// <summary>How many times the bare server's p99 ours may be.</summary>
    public const double Aim = 2;

    /// <summary>Of the scan alone, which is the same work at both.</summary>
    public LimitCheck Check()
    {
        var scan = Ratios.First(ratio => ratio.Action == ScanWarm.Action.Name);
        return new LimitCheck(
            ScanWarm.Action.Name, "p99 ÷ bare", FormattableString.Invariant($"{Aim:0.##}"), FormattableString.Invariant($"{scan.Ratio:0.00}"), scan.Ratio <= Aim);
    }
}
