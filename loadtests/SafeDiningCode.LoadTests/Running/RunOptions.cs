using System.Net;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>What to play and against whom.</summary>
internal sealed record RunOptions
{
    /// <summary>How late this client may be at the thousandth worst before a run says nothing of the server.</summary>
    public static readonly TimeSpan OwnLatenessAllowed = TimeSpan.FromMilliseconds(20);

    /// <summary>Which command this is.</summary>
    public required string Action { get; init; }

    /// <summary>Eateries of the city that is made, where none is aimed at.</summary>
    public required int Eateries { get; init; }

    /// <summary>Arrivals a second in the steady phase.</summary>
    public required double Rate { get; init; }

    /// <summary>How long all phases are together.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>How many times the rate comes in the burst.</summary>
    public required double Burst { get; init; }

    /// <summary>The same seed, the same arrivals and choices.</summary>
    public required int Seed { get; init; }

    /// <summary>How long an answer may take.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>Connections at once.</summary>
    public required int Connections { get; init; }

    /// <summary>A running service on this machine; null where one is started.</summary>
    public Uri? Url { get; init; }

    /// <summary>Its process, where that is known.</summary>
    public int? Process { get; init; }

    /// <summary>Its codes as <c>codes --csv</c> writes them; null where they are searched.</summary>
    public string? CodesFile { get; init; }

    /// <summary>Where the report goes; null for a folder of its own below <c>loadtest-reports</c>.</summary>
    public string? Out { get; init; }

    /// <summary>Other limits than the actions' own.</summary>
    public IReadOnlyList<(string Action, Func<Limits, Limits> Change)> Limits { get; init; } = [];

    /// <summary>Rows of each extract that is imported.</summary>
    public int Rows { get; init; }

    /// <summary>How many extracts are imported.</summary>
    public int Imports { get; init; }

    /// <summary>Rounds against a bare server as well; 0 for none.</summary>
    public int BareRounds { get; init; }

    /// <summary>An action's limits with what the options say of them.</summary>
    public Limits LimitsOf(string action, Limits own) =>
        Limits.Where(change => change.Action == action).Aggregate(own, (limits, change) => change.Change(limits));

    /// <summary>
    /// Whether an address is of this machine's loopback. Nothing else is ever aimed at: a load like this could take down
    /// what is not one's own, and it writes ratings that nobody gave.
    /// </summary>
    public static bool IsLoopback(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!)
        && address.Scheme == Uri.UriSchemeHttp
        && address.AbsolutePath == "/"
        && (address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
