using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Rules.Licences;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.ChangeRequests.Facts;

/// <summary>The regulated facts of an eatery as they are in force, with the licence that speaks for it.</summary>
public sealed record RegulatedFacts
{
    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>经营者名称.</summary>
    public required string Name { get; init; }

    /// <summary>经营场所.</summary>
    public required string Address { get; init; }

    /// <summary>法定代表人（负责人）; null where the registry names none.</summary>
    public string? LegalPerson { get; init; }

    /// <summary>The licence's number.</summary>
    public required string Licence { get; init; }

    /// <summary>经营项目.</summary>
    public required string Scope { get; init; }

    /// <summary>The licence's last day.</summary>
    public required DateOnly ValidUntil { get; init; }

    /// <summary>统一社会信用代码; empty where the registry has none.</summary>
    public required string CreditCode { get; init; }

    /// <summary>The code of the licence's status.</summary>
    public required string Status { get; init; }

    /// <summary>A fact in the form in which values are stored and compared; null where the registry has none.</summary>
    public string? Of(ChangeFact fact) => fact switch
    {
        ChangeFact.Name => Name,
        ChangeFact.Address => Address,
        ChangeFact.LegalPerson => LegalPerson,
        ChangeFact.Scope => Scope,
        ChangeFact.LicenceNumber => Licence,
        ChangeFact.ValidUntil => Day.Text(ValidUntil),
        ChangeFact.CreditCode => CreditCode.Length == 0 ? null : CreditCode,
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, message: null),
    };
}

/// <summary>Reads regulated facts.</summary>
internal sealed class RegulatedFactsBook(Database database, TimeProvider clock)
{
    /// <summary>The facts of an eatery; null where no licence of it is on record.</summary>
    public async Task<RegulatedFacts?> FindAsync(long eatery, CancellationToken cancellation = default)
    {
        await using var session = await database.OpenAsync(cancellation);
        return await FindAsync(session, eatery, cancellation);
    }

    /// <summary>The same in a session's transaction.</summary>
    public async Task<RegulatedFacts?> FindAsync(DatabaseSession session, long eatery, CancellationToken cancellation = default)
    {
        var today = Day.InShanghai(clock);
        var licences = await session.QueryAsync<RegulatedFacts>("RegulatedFactsOfEatery", new { EateryId = eatery }, cancellation);
        // The one that diners see: the latest in force, else the latest.
        return licences
            .OrderByDescending(row => LicenceStatuses.FromCode(row.Status) is { } status && LicenceStates.IsInForce(LicenceStates.Of(status, row.ValidUntil, today)))
            .ThenByDescending(row => row.ValidUntil)
            .ThenBy(row => row.Licence, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The eatery that a licence is registered to; null where the number is not on record.</summary>
    public static Task<long?> HolderAsync(DatabaseSession session, string licence, CancellationToken cancellation = default) =>
        session.SingleOrDefaultAsync<long?>("HolderOfLicence", new { Number = licence }, cancellation);
}
