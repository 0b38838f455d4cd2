using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Desk.Search;

/// <summary>An eatery that an official's search found.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">The name over the door.</param>
/// <param name="Address">The address as registered.</param>
/// <param name="Division">The finest known place.</param>
/// <param name="Licence">The licence in force, else the latest; null where there is none.</param>
/// <param name="State">How that stands.</param>
public sealed record DeskEatery(long Id, string Name, string Address, string Division, string? Licence, LicenceState? State);

/// <summary>What a search found.</summary>
/// <param name="Eateries">The best of them.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record DeskFound(IReadOnlyList<DeskEatery> Eateries, int Total);

/// <summary>Finds eateries within an official's scope by name, sign, address, licence number, pinyin initials or code.</summary>
internal sealed class DeskSearch(Database database, EateryIndex index, CodeRegister codes, TimeProvider clock)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 50;

    /// <summary>The longest text that is searched for.</summary>
    public const int Longest = 60;

    /// <summary>The eateries; none where nothing was typed.</summary>
    public async Task<DeskFound> FindAsync(Scope scope, string typed, CancellationToken cancellation = default)
    {
        var clean = WrittenText.Clean(typed.Length <= Longest ? typed : typed[..Longest]) ?? "";
        var words = SearchText.Words(clean);
        if (words.Length == 0)
        {
            return new DeskFound([], 0);
        }

        // A code, which is the eatery's to whom it was issued, also where it was revoked since.
        var keys = (await codes.FindAsync(clean, cancellation)).Issue is { } issue
            ? new FoundKeys([issue.EateryId], 1)
            : await index.FindAsync(scope, words, Most, cancellation);
        var eateries = await ReadAsync(scope, keys.Best, cancellation);
        return new DeskFound(eateries, keys.Best.Count > eateries.Count ? eateries.Count : keys.Total);
    }

    private async Task<IReadOnlyList<DeskEatery>> ReadAsync(Scope scope, IReadOnlyList<long> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(cancellation);
        var rows = (await session.QueryAsync<FoundEateryRow>(
            "FoundEateries", scope.With(new { Eateries = $"[{string.Join(',', keys)}]", Today = Day.ToNumber(today) }), cancellation)).ToDictionary(row => row.Id);
        return [.. keys.Where(rows.ContainsKey).Select(key => rows[key].ToEatery(today))];
    }

    internal sealed record FoundEateryRow
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public string? Sign { get; init; }

        public required string Address { get; init; }

        public required string Division { get; init; }

        public string? Licence { get; init; }

        public string? Status { get; init; }

        public DateOnly? ValidUntil { get; init; }

        public DeskEatery ToEatery(DateOnly today) => new(
            Id,
            ShopName.Of(Sign, Name),
            Address,
            Division,
            Licence,
            LicenceStatuses.FromCode(Status) is { } status && ValidUntil is { } until ? LicenceStates.Of(status, until, today) : null);
    }
}
