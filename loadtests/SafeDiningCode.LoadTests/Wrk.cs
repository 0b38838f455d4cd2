using System.Globalization;
using System.Text.Json;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests;

/// <summary>What a run of <c>wrk</c> found: answers and the seconds they took, latencies in milliseconds.</summary>
/// <param name="Answers">All answers, of whatever status.</param>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="P50">Half were answered within.</param>
/// <param name="P99">Ninety-nine of a hundred were answered within.</param>
/// <param name="Refused">Answers with a status of 400 or above.</param>
/// <param name="Broken">Connections that failed, requests without an answer in time.</param>
/// <param name="Unanswered">Posts whose answer was still due when the run ended.</param>
/// <param name="Statuses">Answers by status, where the script counts them.</param>
internal sealed record WrkResult(long Answers, double Seconds, double P50, double P99, long Refused, long Broken, long Unanswered, Dictionary<string, long> Statuses)
{
    /// <summary>Answers with this status.</summary>
    public long Count(int status) => Statuses.GetValueOrDefault(status.ToString(CultureInfo.InvariantCulture));
}

/// <summary>
/// The load generator <c>wrk</c>: a closed loop, each connection asks again when it is answered. It shares the
/// processors with the server that it measures.
/// </summary>
internal sealed class Wrk(string program)
{
    /// <summary>What is said of everything that needs it, where it is not there.</summary>
    public const string Missing = "wrk not installed";

    /// <summary>Time that answers still due have to arrive after the last request of <see cref="PostAsync"/>.</summary>
    private const int DrainSeconds = 3;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Wrk? Find() => Programs.Find("wrk") is { } program ? new Wrk(program) : null;

    /// <summary>Asks for the paths of a file in turn.</summary>
    public Task<WrkResult> GetAsync(Uri server, string pathsFile, IEnumerable<(string Name, string Value)> headers, int connections, double seconds, CancellationToken cancellation) =>
        RunAsync("get.lua", server, headers, connections, seconds, [pathsFile, Threads(connections)], cancellation);

    /// <summary>Posts each line of a file once, sending for so many seconds, and waits for the answers.</summary>
    public Task<WrkResult> PostAsync(Uri server, string linesFile, string contentType, int connections, double seconds, CancellationToken cancellation) =>
        RunAsync(
            "post.lua", server, [("Content-Type", contentType)], connections, seconds + DrainSeconds,
            [linesFile, Threads(connections), seconds.ToString(CultureInfo.InvariantCulture)], cancellation);

    private static string Threads(int connections) => Math.Min(2, connections).ToString(CultureInfo.InvariantCulture);

    private async Task<WrkResult> RunAsync(
        string script, Uri server, IEnumerable<(string Name, string Value)> headers, int connections, double seconds, string[] scriptArguments, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "--threads", Threads(connections),
            "--connections", connections.ToString(CultureInfo.InvariantCulture),
            "--duration", Math.Ceiling(seconds).ToString("0s", CultureInfo.InvariantCulture),
            "--timeout", "30s",
            "--script", Path.Combine(AppContext.BaseDirectory, "Scripts", script),
            .. headers.SelectMany(header => new[] { "--header", $"{header.Name}: {header.Value}" }),
            server.ToString(), "--", .. scriptArguments,
        ];
        var output = await ChildProcess.RunAsync(program, arguments, Path.GetTempPath(), cancellation);
        const string Mark = "\nresult ";
        var at = output.IndexOf(Mark, StringComparison.Ordinal);
        return at >= 0
            ? JsonSerializer.Deserialize<WrkResult>(output[(at + Mark.Length)..], Json)!
            : throw new ComparisonException($"wrk said nothing of a result: {output}");
    }
}
