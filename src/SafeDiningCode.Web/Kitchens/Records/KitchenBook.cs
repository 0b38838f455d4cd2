using System.Text.Json;
using SafeDiningCode.Rules.Kitchens;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Kitchens.Heartbeats;
using SafeDiningCode.Web.Registry.Changes;

namespace SafeDiningCode.Web.Kitchens.Records;

/// <summary>
/// Keeps what is on record of open kitchens, and their history. A page is written only over what was read of it: who was
/// overtaken by another instance reads again, and the rules make the same history of it whoever writes.
/// </summary>
internal sealed class KitchenBook(Database database, ChangeLog changes)
{
    /// <summary>Kitchens looked at in one transaction.</summary>
    internal const int AtOnce = 500;

    private const int Attempts = 5;

    /// <summary>Hears heartbeats, in the order given, and says of each what came of it. All or none are written.</summary>
    public async Task<HeartbeatAnswer[]> HearAsync(IReadOnlyList<Heartbeat> heartbeats, CancellationToken cancellation = default) =>
        await UntilNotOvertakenAsync(
            async repeat =>
            {
                await using var session = await database.BeginAsync(repeat);
                var names = JsonSerializer.Serialize(heartbeats.Select(heartbeat => heartbeat.Kitchen).Distinct(StringComparer.Ordinal));
                var pages = (await session.QueryAsync<KitchenRow>("KitchensOfNames", new { Names = names }, repeat))
                    .ToDictionary(row => row.Id, row => new KitchenPage(row), StringComparer.Ordinal);
                var answers = heartbeats.Select(heartbeat => Hear(pages, heartbeat)).ToArray();
                List<KitchenPage> changed = [.. pages.Values.Where(page => page.IsChanged)];
                if (changed.Count == 0)
                {
                    return answers;
                }

                if (!await WriteAsync(session, changed, repeat))
                {
                    return null;
                }

                // What silence changes, every profile finds out by itself; what a heartbeat changes must be said.
                var others = changed.Where(page => page.Changes.Count > 0).Select(page => page.Row.EateryId);
                await changes.AddAsync(session, others, heartbeats.Max(heartbeat => heartbeat.HeardAt), repeat);
                await session.CommitAsync(repeat);
                return answers;
            },
            cancellation);

    /// <summary>Writes down what time alone has changed, and answers of how many kitchens. Every instance may do it.</summary>
    public async Task<int> LookAsync(DateTime nowUtc, CancellationToken cancellation = default)
    {
        var written = 0;
        Looked looked;
        do
        {
            looked = await UntilNotOvertakenAsync(repeat => LookAtSomeAsync(nowUtc, repeat), cancellation);
            written += looked.Changed;
        }
        while (looked.Changed == AtOnce);
        return written;
    }

    /// <summary>Adds to a kitchen's history in the session's transaction what happened to it.</summary>
    public static async Task AddHistoryAsync(DatabaseSession session, IEnumerable<KitchenPage> pages, CancellationToken cancellation)
    {
        var history = pages.SelectMany(page => page.History()).ToList();
        if (history.Count > 0)
        {
            await session.ExecuteAsync("AddKitchenStates", new { Batch = JsonSerializer.Serialize(history) }, cancellation);
        }
    }

    // Null where another instance was faster.
    private async Task<Looked?> LookAtSomeAsync(DateTime nowUtc, CancellationToken cancellation)
    {
        List<KitchenPage> pages;
        await using (var reading = await database.OpenAsync(Patience.Long, cancellation))
        {
            pages = (await reading.QueryAsync<KitchenRow>(
                "KitchensDue", new { Fresh = nowUtc - KitchenStates.Fresh, Late = nowUtc - KitchenStates.Late, Most = AtOnce }, cancellation))
                .ConvertAll(row => new KitchenPage(row));
        }

        pages.ForEach(page => page.Record = page.Record.After(nowUtc, page.Changes));
        pages.RemoveAll(page => !page.IsChanged);
        if (pages.Count == 0)
        {
            return new Looked(0);
        }

        await using var session = await database.BeginAsync(Patience.Long, cancellation);
        if (!await WriteAsync(session, pages, cancellation))
        {
            return null;
        }

        await session.CommitAsync(cancellation);
        return new Looked(pages.Count);
    }

    private static HeartbeatAnswer Hear(Dictionary<string, KitchenPage> pages, Heartbeat heartbeat)
    {
        if (!pages.TryGetValue(heartbeat.Kitchen, out var page) || !heartbeat.IsAllowed(page.Row))
        {
            return new HeartbeatAnswer(HeartbeatOutcome.Unknown, State: null);
        }

        if (!KitchenRecord.IsWatched(page.Record.Kind))
        {
            return new HeartbeatAnswer(HeartbeatOutcome.NotDeclared, State: null);
        }

        page.Record = page.Record.Heard(heartbeat.FrameMinute, heartbeat.HeardAt, page.Changes);
        return new HeartbeatAnswer(HeartbeatOutcome.Heard, page.Record.State);
    }

    // False where another instance has written one of them since it was read.
    private static async Task<bool> WriteAsync(DatabaseSession session, List<KitchenPage> pages, CancellationToken cancellation)
    {
        var written = await session.ExecuteAsync("WriteKitchens", new { Batch = JsonSerializer.Serialize(pages.Select(page => page.ToWrite())) }, cancellation);
        if (written != pages.Count)
        {
            return false;
        }

        await AddHistoryAsync(session, pages, cancellation);
        return true;
    }

    private static async Task<T> UntilNotOvertakenAsync<T>(Func<CancellationToken, Task<T?>> work, CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await Repeats.RunAsync(work, cancellation) is { } done)
            {
                return done;
            }
        }

        throw new TimeoutException($"Other instances wrote the same kitchens {Attempts} times in a row.");
    }

    private sealed record Looked(int Changed);
}
