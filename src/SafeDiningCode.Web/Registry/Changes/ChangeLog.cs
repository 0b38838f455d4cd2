using System.Globalization;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Registry.Changes;

/// <summary>
/// What changed, for those who keep copies. Every write that a profile shows raises its eatery's version and adds one
/// row in its own transaction, so that a copy is dropped if and only if the write was committed.
/// </summary>
internal sealed class ChangeLog(ChangeCalls calls)
{
    /// <summary>Says, in the session's transaction, that the profiles of these eateries have changed; once it is committed, also to other instances.</summary>
    public async Task AddAsync(DatabaseSession session, IEnumerable<long> eateries, DateTime nowUtc, CancellationToken cancellation = default)
    {
        var ids = Json(eateries.Distinct());
        if (ids.Length == "[]".Length)
        {
            return;
        }

        await session.ExecuteAsync("RaiseVersions", new { Eateries = ids }, cancellation);
        var changes = await session.QueryAsync<VersionRow>("VersionsOfEateries", new { Eateries = ids }, cancellation);
        await session.ExecuteAsync(
            "AddChange",
            new { ChangedAt = nowUtc, Eateries = Json(changes.Select(change => change.Id)), Versions = Json(changes.Select(change => change.Version)) },
            cancellation);
        session.AfterCommit(() => calls.SendAsync([.. changes.Select(change => new ChangedEatery(change.Id, change.Version))]));
    }

    private static string Json(IEnumerable<long> numbers) => $"[{string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";

    internal sealed record VersionRow
    {
        public required long Id { get; init; }

        public required long Version { get; init; }
    }
}
