using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.Contradictions.Records;

/// <summary>A contradiction as it is listed.</summary>
public sealed record ContradictionRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Division { get; init; }

    /// <summary>Its grade now, as stored; null where it has none.</summary>
    public string? Grade { get; init; }

    /// <summary>Which kind: see <see cref="SafeDiningCode.Rules.Contradictions.ContradictionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The first day of what shows it.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day of what shows it, as last found.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>What shows it, as stored.</summary>
    public required string NumbersJson { get; init; }

    /// <summary>When it was first found, UTC.</summary>
    public required DateTime FoundAt { get; init; }

    /// <summary>When somebody had looked into it, UTC; null while it waits.</summary>
    public DateTime? HandledAt { get; init; }

    /// <summary>Who had.</summary>
    public string? HandledBy { get; init; }

    /// <summary>What came of it.</summary>
    public string? HandledNote { get; init; }

    /// <summary>What shows it.</summary>
    public ContradictionNumbers Numbers => ContradictionNumbers.FromJson(NumbersJson);

    /// <summary>What diners know it by.</summary>
    public string Shop => ShopName.Of(Sign, Name);
}

/// <summary>How many contradictions of a kind there are.</summary>
public sealed record ContradictionTotal
{
    /// <summary>Which kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Those that nobody has looked into.</summary>
    public required int Waiting { get; init; }

    /// <summary>Those that somebody has.</summary>
    public required int Handled { get; init; }
}

/// <summary>What is looked for in the queue.</summary>
/// <param name="Kind">Which kind; empty for all.</param>
/// <param name="Handled">Whether those that somebody has looked into.</param>
/// <param name="Page">From 1.</param>
public sealed record ContradictionQuery(string Kind = "", bool Handled = false, int Page = 1);

/// <summary>A page of the queue.</summary>
/// <param name="Query">What was looked for.</param>
/// <param name="Totals">How many there are, by kind.</param>
/// <param name="Rows">The page's.</param>
public sealed record ContradictionList(ContradictionQuery Query, IReadOnlyList<ContradictionTotal> Totals, IReadOnlyList<ContradictionRow> Rows)
{
    /// <summary>How many there are of a kind, or of all where it is empty.</summary>
    public int Count(string kind, bool handled) => Totals.Where(total => kind.Length == 0 || total.Kind == kind).Sum(total => handled ? total.Handled : total.Waiting);

    /// <summary>Pages that they fill.</summary>
    public int Pages => Math.Max(1, (Count(Query.Kind, Query.Handled) + ContradictionBook.PageRows - 1) / ContradictionBook.PageRows);
}
