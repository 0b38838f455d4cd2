using System.Collections.Frozen;
using Dapper;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Accounts;

/// <summary>
/// What somebody may see: a division with all within it, or an owner's eateries. Statements filter by it in the database,
/// all in this one way (<c>e</c> being the eatery):
/// <code>
/// WHERE ((e.division >= @ScopeFrom AND e.division &lt; @ScopeTo)
///     OR e.id IN (SELECT eatery_id FROM account_eatery WHERE account_id = @ScopeOwner AND ended_at IS NULL))
/// </code>
/// with the parameters that <see cref="With"/> adds. A statement for officials alone needs only the range.
/// </summary>
public sealed class Scope
{
    // The character behind '9': what begins with 5301 lies between "5301" and "5301:".
    private const char BehindDigits = ':';
    private readonly FrozenSet<long> eateries;
    private readonly long owner;

    private Scope(string? division, long owner, FrozenSet<long> eateries) => (Division, this.owner, this.eateries) = (division, owner, eateries);

    /// <summary>All there is: for the console, which has the whole database anyway.</summary>
    public static Scope Everything { get; } = new("", 0, []);

    /// <summary>Nothing at all.</summary>
    public static Scope Nothing { get; } = new(division: null, 0, []);

    /// <summary>The division; null where the scope is a list of eateries, empty where it is everything.</summary>
    public string? Division { get; }

    /// <summary>An owner's eateries; empty for officials.</summary>
    public IReadOnlyCollection<long> EateryIds => eateries;

    /// <summary>A division with all within it; nothing where the code is no normalised division.</summary>
    public static Scope OfDivision(string? division) => DivisionCode.IsWithin(division ?? "", division ?? "") ? new(division, 0, []) : Nothing;

    /// <summary>The eateries that are an owner's now.</summary>
    public static Scope OfEateries(long account, IEnumerable<long> eateries) => new(division: null, account, eateries.ToFrozenSet());

    /// <summary>Whether a division lies in this scope as a whole.</summary>
    public bool Covers(string? division) => Division switch
    {
        null => false,
        "" => true,
        var own => division is not null && DivisionCode.IsWithin(division, own),
    };

    /// <summary>Whether an eatery, which lies in <paramref name="division"/>, is in this scope.</summary>
    public bool CoversEatery(long id, string division) => eateries.Contains(id) || Covers(division);

    /// <summary>A statement's arguments and with them this scope's: <c>ScopeFrom</c>, <c>ScopeTo</c>, <c>ScopeOwner</c>.</summary>
    public DynamicParameters With(object? arguments = null)
    {
        var all = new DynamicParameters(arguments);
        all.Add("ScopeFrom", Division ?? "");
        all.Add("ScopeTo", Division is null ? "" : Division + BehindDigits);
        all.Add("ScopeOwner", owner);
        return all;
    }
}
