using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Compare;

/// <summary>A round of scans, as phones ask.</summary>
internal static class ScanRound
{
    public const int Connections = 64;

    // What a phone's browser sends and a server looks at.
    public static readonly (string Name, string Value)[] RequestHeaders =
    [
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        ("Accept-Encoding", "gzip, deflate, br"),
        ("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8"),
        ("User-Agent", "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"),
    ];

    /// <summary>Asks one address for the paths of a file in turn, and tells what its servers took for it.</summary>
    /// <exception cref="ComparisonException">Something was refused or got no answer.</exception>
    public static async Task<Round> RunAsync(
        Wrk wrk, IReadOnlyList<ChildProcess> servers, Uri address, string pathsFile, double seconds, CancellationToken cancellation, int connections = Connections)
    {
        var before = ProcessorTime.Seconds(servers);
        var result = await wrk.GetAsync(address, pathsFile, RequestHeaders, connections, seconds, cancellation);
        var used = ProcessorTime.Seconds(servers) - before;
        return result is { Refused: 0, Broken: 0, Answers: > 0 }
            ? new Round(result.Answers / result.Seconds, result.P50, result.P99, used * 1e6 / result.Answers, result.Answers)
            : throw new ComparisonException($"{address} refused {result.Refused} and broke {result.Broken} of {result.Answers} requests.");
    }
}
