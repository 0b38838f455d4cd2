using System.Text.Json.Serialization;

namespace SafeDiningCode.Web.Hosting.Health;

/// <summary>Whether this process should get requests, and which of its parts are up.</summary>
internal sealed class Readiness
{
    private readonly PartCheck[] checks;
    private readonly CancellationToken stopping;

    public Readiness(IEnumerable<ICheckPart> parts, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<PartCheck> logger)
    {
        checks = [.. parts.Select(part => new PartCheck(part, clock, logger))];
        stopping = lifetime.ApplicationStopping;
    }

    /// <summary>Asks all parts at once.</summary>
    public async Task<ReadinessAnswer> AskAsync()
    {
        var states = await Task.WhenAll(checks.Select(check => check.AskAsync()));
        var down = checks.Where((_, index) => states[index] == PartState.Down).ToList();
        var status = (stopping.IsCancellationRequested, down) switch
        {
            (true, _) => "stopping",
            (_, []) => "ready",
            _ when down.Exists(check => check.IsVital) => "unready",
            _ => "degraded",
        };
        return new ReadinessAnswer(
            status,
            checks.Select((check, index) => (check.Name, State: Word(states[index]))).ToDictionary(part => part.Name, part => part.State, StringComparer.Ordinal));
    }

    private static string Word(PartState state) => state switch
    {
        PartState.Up => "up",
        PartState.Down => "down",
        _ => "none",
    };
}

/// <summary>What <c>/healthz/ready</c> answers.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c>, <c>unready</c> or <c>stopping</c>.</param>
/// <param name="Parts">Each part by its name: <c>up</c>, <c>down</c> or <c>none</c>.</param>
internal sealed record ReadinessAnswer(string Status, IReadOnlyDictionary<string, string> Parts)
{
    /// <summary>Whether requests should come here.</summary>
    [JsonIgnore]
    public bool TakesRequests => Status is "ready" or "degraded";
}
