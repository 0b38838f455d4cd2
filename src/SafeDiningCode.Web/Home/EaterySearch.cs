using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Home;

/// <summary>An eatery that a search found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">The name over the door.</param>
/// <param name="Address">The address as registered.</param>
/// <param name="Grade">Its grade; null where there is none.</param>
/// <param name="State">How its licence stands.</param>
public sealed record FoundEatery(string Code, string Name, string Address, Grade? Grade, LicenceState State);

/// <summary>Finds eateries that have a code by a part of their name, address or licence number.</summary>
internal sealed class EaterySearch(Database database, CodeKeys keys, TimeProvider clock)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 50;

    /// <summary>The longest text that is searched for.</summary>
    public const int Longest = 60;

    /// <summary>The eateries whose name, address or licence number contains this text, <see cref="Most"/> at most.</summary>
    public async Task<IReadOnlyList<FoundEatery>> FindAsync(string text, CancellationToken cancellation = default)
    {
        var wanted = text.Trim();
        if (wanted.Length == 0)
        {
            return [];
        }

        wanted = wanted.Length <= Longest ? wanted : wanted[..Longest];
        var today = Day.InShanghai(clock);
        await using var session = await database.OpenAsync(cancellation);
        var rows = await session.QueryAsync<FoundRow>(
            "SearchEateries",
            new { Pattern = LikePattern.Containing(wanted), Number = LikePattern.Containing(wanted.ToUpperInvariant()), Today = Day.ToNumber(today), Most },
            cancellation);
        return
        [
            .. rows.Select(row => new FoundEatery(
                keys.Code(row.KeyVersion, row.Serial).ToString(),
                ShopName.Of(row.Sign, row.Operator),
                row.Address,
                Grades.FromText(row.Grade),
                LicenceStates.Of(LicenceStatuses.FromCode(row.Status) ?? LicenceStatus.Cancelled, row.ValidUntil, today))),
        ];
    }

    internal sealed record FoundRow
    {
        public required string Operator { get; init; }

        public string? Sign { get; init; }

        public required string Address { get; init; }

        public string? Grade { get; init; }

        public required long Serial { get; init; }

        public required int KeyVersion { get; init; }

        public required string Status { get; init; }

        public required DateOnly ValidUntil { get; init; }
    }
}
