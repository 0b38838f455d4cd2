using System.Globalization;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Registry.Changes;

/// <summary>
/// What changed, for those who keep copies. Every write that a profile shows adds one row in its own transaction,
/// so that a copy is dropped if and only if the write was committed.
/// </summary>
internal static class ChangeLog
{
    /// <summary>Says, in the session's transaction, that the profiles of these eateries have changed.</summary>
    public static async Task AddAsync(DatabaseSession session, IEnumerable<long> eateries, DateTime nowUtc, CancellationToken cancellation = default)
    {
        var ids = string.Join(',', eateries.Select(id => id.ToString(CultureInfo.InvariantCulture)));
        if (ids.Length > 0)
        {
            await session.ExecuteAsync("AddChange", new { ChangedAt = nowUtc, Eateries = $"[{ids}]" }, cancellation);
        }
    }
}
