using SafeDiningCode.Rules.Rectification;

namespace SafeDiningCode.Web.Rectification.Overview;

/// <summary>Problems that are listed together: by who is to act.</summary>
public enum LedgerGroup
{
    /// <summary>待整改: with the owner.</summary>
    ToMend,

    /// <summary>待验收: with the office.</summary>
    ToAccept,

    /// <summary>待回头看.</summary>
    ToLookBack,

    /// <summary>已销号.</summary>
    Closed,

    /// <summary>已撤销.</summary>
    Withdrawn,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>What is looked for in the ledger.</summary>
/// <param name="Group">Which problems.</param>
/// <param name="Source">Of which source; null for any.</param>
/// <param name="Place">In which place within the scope; empty for all of it.</param>
/// <param name="Overdue">Only what is overdue.</param>
/// <param name="Escalated">Only what was escalated.</param>
/// <param name="Page">From 1.</param>
/// <param name="Eatery">Only of this eatery, which is within the scope; null for all.</param>
public sealed record LedgerQuery(
    LedgerGroup Group = LedgerGroup.ToMend, ProblemSource? Source = null, string Place = "", bool Overdue = false, bool Escalated = false, int Page = 1,
    LedgerEatery? Eatery = null)
{
    /// <summary>The states of a group; none for all.</summary>
    public static IReadOnlyList<RectificationState> StatesOf(LedgerGroup group) => group switch
    {
        LedgerGroup.ToMend => [RectificationState.Open, RectificationState.Answered, RectificationState.Returned, RectificationState.Reopened],
        LedgerGroup.ToAccept => [RectificationState.ClosureAsked],
        LedgerGroup.ToLookBack => [RectificationState.Accepted],
        LedgerGroup.Closed => [RectificationState.Closed],
        LedgerGroup.Withdrawn => [RectificationState.Withdrawn],
        _ => [],
    };
}

/// <summary>The eatery that the ledger is narrowed to.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">What diners know it by.</param>
public sealed record LedgerEatery(long Id, string Name);

/// <summary>A place that the ledger can be narrowed to.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="NameEn">The same in English; null where that is not known.</param>
public sealed record LedgerPlace(string Code, string Name, string? NameEn);

/// <summary>A problem in the list.</summary>
public sealed record LedgerRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>The finest known place.</summary>
    public required string Division { get; init; }

    /// <summary>Where it was found: a source's name.</summary>
    public required string Source { get; init; }

    /// <summary>What is said.</summary>
    public required string Wording { get; init; }

    /// <summary>What a diner would call it, as stored.</summary>
    public required int Topic { get; init; }

    /// <summary>The campaign that found it; null where none did.</summary>
    public string? Campaign { get; init; }

    /// <summary>The day on which it was found.</summary>
    public required DateOnly FoundOn { get; init; }

    /// <summary>Until when it is to be mended; null where nobody said.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How it stands: a state's name.</summary>
    public required string State { get; init; }

    /// <summary>The latest order's number; null where none was given.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>How often it was escalated.</summary>
    public required int Level { get; init; }

    /// <summary>The day of the look-back visit; null where none is planned.</summary>
    public DateOnly? LookBackOn { get; init; }

    /// <summary>How often it was opened again.</summary>
    public required int Reopens { get; init; }

    /// <summary>The day on which it was last taken as mended.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>When anything last happened, UTC.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>How it stands.</summary>
    public RectificationState Standing => RectificationCodes.State(State) ?? throw new InvalidOperationException($"Rectification {Id} has no known state.");

    /// <summary>Where it was found.</summary>
    public ProblemSource From => RectificationCodes.Source(Source) ?? throw new InvalidOperationException($"Rectification {Id} has no known source.");

    /// <summary>Whether the owner is to act and the due day is past.</summary>
    public bool IsOverdue(DateOnly today) => DueOn is { } due && today > due && LedgerQuery.StatesOf(LedgerGroup.ToMend).Contains(Standing);
}

/// <summary>A page of the ledger.</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Totals">How many there are of each group, of that source and place.</param>
/// <param name="Overdue">How many of them are overdue.</param>
/// <param name="Escalated">How many of them were escalated.</param>
/// <param name="Rows">The page's, and one more where there is a next page.</param>
/// <param name="Rates">How well problems were mended of late.</param>
/// <param name="RatesFrom">The first day that the rates look at; the last is today.</param>
public sealed record LedgerPageView(
    LedgerQuery Query, DateOnly Today, IReadOnlyDictionary<LedgerGroup, int> Totals, int Overdue, int Escalated, IReadOnlyList<LedgerRow> Rows, RectificationRates Rates,
    DateOnly RatesFrom);
