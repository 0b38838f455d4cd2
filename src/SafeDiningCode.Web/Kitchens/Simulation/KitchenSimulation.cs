using System.Net.Http.Headers;
using System.Text.Json;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Kitchens.Heartbeats;

namespace SafeDiningCode.Web.Kitchens.Simulation;

/// <summary>How a platform is played.</summary>
/// <param name="Server">The server, on this machine.</param>
/// <param name="Key">A key for heartbeats.</param>
/// <param name="Rounds">How often all kitchens are reported.</param>
/// <param name="Every">The time between rounds.</param>
/// <param name="FrozenPercent">Of a hundred kitchens, how many have a picture that stands still.</param>
/// <param name="LatePercent">Of a hundred kitchens, how many are reported every seventh minute only.</param>
internal sealed record SimulationPlan(Uri Server, string Key, int Rounds, TimeSpan Every, int FrozenPercent, int LatePercent);

/// <summary>What came of playing a platform.</summary>
internal sealed record SimulationSummary
{
    /// <summary>Kitchens reported.</summary>
    public required int Kitchens { get; init; }

    /// <summary>Heartbeats sent.</summary>
    public int Sent { get; set; }

    /// <summary>Heartbeats heard.</summary>
    public int Heard { get; set; }

    /// <summary>Heartbeats refused, by reason.</summary>
    public SortedDictionary<string, int> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests that got no answer to read, by status; 0 where there was none at all.</summary>
    public SortedDictionary<int, int> Failed { get; } = [];
}

/// <summary>Plays a video platform for the demo's kitchens, against a running server of this machine.</summary>
internal sealed class KitchenSimulation(Database database, TimeProvider clock)
{
    /// <summary>Names of demo shops begin so.</summary>
    private const string Demo = "示例%";

    private const int Percent = 100;
    private static readonly TimeSpan LateEvery = TimeSpan.FromMinutes(7);

    /// <summary>Sends heartbeats until all rounds are done; tells after each batch how many were sent in all.</summary>
    public async Task<SimulationSummary> RunAsync(SimulationPlan plan, IProgress<(int Round, int Sent)>? progress = null, CancellationToken cancellation = default)
    {
        var kitchens = await KitchensAsync(cancellation);
        var summary = new SimulationSummary { Kitchens = kitchens.Count };
        using var platform = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = plan.Server };
        platform.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", plan.Key);
        var start = clock.GetUtcNow();
        for (var round = 0; round < plan.Rounds && kitchens.Count > 0; round++)
        {
            if (round > 0)
            {
                await Task.Delay(plan.Every, clock, cancellation);
            }

            foreach (var batch in Due(kitchens, plan, round, start).Chunk(HeartbeatApi.MostAtOnce))
            {
                await SendAsync(platform, batch, summary, cancellation);
                progress?.Report((round + 1, summary.Sent));
            }
        }

        return summary;
    }

    private async Task<List<string>> KitchensAsync(CancellationToken cancellation)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await session.QueryAsync<string>("SimulatedKitchens", new { Example = Demo }, cancellation);
    }

    // The first of each hundred kitchens have a frozen picture, the next are late, the rest are well.
    private IEnumerable<KitchenHeartbeatRequest> Due(List<string> kitchens, SimulationPlan plan, int round, DateTimeOffset start)
    {
        var now = clock.GetUtcNow();
        var lateRounds = Math.Max(1, (int)Math.Ceiling(LateEvery / plan.Every));
        return kitchens
            .Select((kitchen, place) => (Kitchen: kitchen, Place: place % Percent))
            .Where(one => round % lateRounds == 0 || one.Place < plan.FrozenPercent || one.Place >= plan.FrozenPercent + plan.LatePercent)
            .Select(one => new KitchenHeartbeatRequest(one.Kitchen, one.Place < plan.FrozenPercent ? start : now));
    }

    private static async Task SendAsync(HttpClient platform, KitchenHeartbeatRequest[] batch, SimulationSummary summary, CancellationToken cancellation)
    {
        summary.Sent += batch.Length;
        try
        {
            using var answer = await platform.PostAsJsonAsync(
                "/api/v1/kitchens/heartbeats", new HeartbeatsRequest(batch), HeartbeatJsonContext.Default.HeartbeatsRequest, cancellation);
            if (answer.IsSuccessStatusCode
                && await answer.Content.ReadFromJsonAsync(HeartbeatJsonContext.Default.HeartbeatsResponse, cancellation) is { } heard)
            {
                summary.Heard += heard.Heard;
                foreach (var refused in heard.Refused)
                {
                    Count(summary.Refused, refused.Reason);
                }
            }
            else
            {
                Count(summary.Failed, (int)answer.StatusCode);
            }
        }
        catch (Exception error) when (error is HttpRequestException or JsonException)
        {
            Count(summary.Failed, 0);
        }
    }

    private static void Count<T>(SortedDictionary<T, int> counts, T what)
        where T : notnull => counts[what] = counts.GetValueOrDefault(what) + 1;
}
