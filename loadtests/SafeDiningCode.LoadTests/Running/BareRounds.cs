using System.Text;
using System.Text.RegularExpressions;
using SafeDiningCode.LoadTests.City;
using SafeDiningCode.LoadTests.Latency;
using SafeDiningCode.LoadTests.Servers;

namespace SafeDiningCode.LoadTests.Running;

/// <summary>A bare server that has the service's answers, and how the same arrivals fare at it.</summary>
internal sealed partial class BareRounds : IAsyncDisposable
{
    private readonly ChildProcess process;
    private readonly List<(Recorder Ours, Recorder Bare)> rounds = [];

    private BareRounds(ChildProcess process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Records the service's answers and starts a bare server that gives them.</summary>
    public static async Task<BareRounds> StartAsync(Target target, string folder, Action<string> progress, CancellationToken cancellation)
    {
        progress(FormattableString.Invariant($"recording {target.Town.Shops.Count:#,0} pages for the bare server"));
        var records = Path.Combine(folder, "bare");
        var sample = target.Town.Shops[0];
        await using (var recorded = new RecordedAnswers(target.Address, records))
        {
            foreach (var path in target.Town.Shops.Select(shop => shop.Page).Concat(target.Town.Units.SelectMany(unit => new[] { unit.Page, unit.Json })))
            {
                (await recorded.RecordAsync(path, cancellation)).Response.Dispose();
            }

            foreach (var path in new[] { "/", sample.Search, $"/api/v1/eateries/{sample.Code}/visit" })
            {
                (await recorded.RecordAsync(path, cancellation)).Response.Dispose();
            }

            await RecordRatingAsync(recorded, sample, cancellation);
        }

        var (process, address) = await BareNoon.StartAsync(records, sample.Code, sample.Name, cancellation);
        return new BareRounds(process, address);
    }

    /// <summary>Keeps a round of both.</summary>
    public void Add(Recorder ours, Recorder bare) => rounds.Add((ours, bare));

    /// <summary>All that was recorded.</summary>
    public IReadOnlyList<Recorder> Recorders => [.. rounds.SelectMany(round => new[] { round.Ours, round.Bare })];

    /// <summary>All rounds so far: of all actions together, and of each.</summary>
    public BesideBare Compare() => new(
    [
        new BareRatio(Action: null, [.. rounds.Select(round => (P99(round.Ours, round.Ours.Actions), P99(round.Bare, round.Bare.Actions)))]),
        .. rounds[0].Ours.Actions.Select((record, index) => new BareRatio(
            record.Action.Name, [.. rounds.Select(round => (P99(round.Ours, [round.Ours.Actions[index]]), P99(round.Bare, [round.Bare.Actions[index]])))])),
    ]);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static TimeSpan P99(Recorder recorder, IEnumerable<ActionRecord> records) => LatencySummary.Of(records.SelectMany(record =>
        recorder.Plan.Phases.Index().Where(phase => phase.Item.Judged).Select(phase => record.Latency[phase.Index]))).P99;

    // The receipt's page is there only after a rating: one is sent, before those that count.
    private static async Task RecordRatingAsync(RecordedAnswers recorded, Shop sample, CancellationToken cancellation)
    {
        var (response, body) = await recorded.RecordAsync(sample.RatePage, cancellation);
        using var form = response;
        var cookie = form.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        var token = Token().Match(Encoding.UTF8.GetString(body)).Groups["token"].Value;
        var receipt = await recorded.SendFormAsync(
            sample.RatePage, [KeyValuePair.Create("token", token), KeyValuePair.Create("value", "satisfied"), KeyValuePair.Create("comment", "")], cookie, cancellation);
        (await recorded.RecordAsync(receipt, cancellation, cookie)).Response.Dispose();
    }

    [GeneratedRegex("name=\"token\" value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
