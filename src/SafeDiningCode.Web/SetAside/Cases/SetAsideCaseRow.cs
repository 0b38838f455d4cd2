using System.Text.Json;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Rules.SetAside;
using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.SetAside.Cases;

/// <summary>A case: ratings of one eatery and day that one rule set aside, or that were released.</summary>
public sealed record SetAsideCaseRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The rule as it is stored.</summary>
    public required string Kind { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>Its operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over its door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Division { get; init; }

    /// <summary>The unit that the ratings count in.</summary>
    public required string Unit { get; init; }

    /// <summary>Their day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many were 满意.</summary>
    public required int Satisfied { get; init; }

    /// <summary>How many were 基本满意.</summary>
    public required int Fair { get; init; }

    /// <summary>How many were 不满意.</summary>
    public required int Dissatisfied { get; init; }

    /// <summary>The numbers that show it, as stored.</summary>
    public required string Evidence { get; init; }

    /// <summary>When it was found, or grew last, UTC.</summary>
    public required DateTime FoundAt { get; init; }

    /// <summary>When it was released, UTC; null while it is held.</summary>
    public DateTime? ReleasedAt { get; init; }

    /// <summary>Who released it.</summary>
    public string? ReleasedByName { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>How many cases the whole list has.</summary>
    public required int Total { get; init; }

    /// <summary>The rule.</summary>
    public SetAsideRule Rule => SetAsideKinds.FromCode(Kind);

    /// <summary>What diners know the eatery by.</summary>
    public string Shop => ShopName.Of(Sign, Name);

    /// <summary>The ratings by value.</summary>
    public Tally Tally => new(Satisfied, Fair, Dissatisfied);

    /// <summary>The numbers that show it.</summary>
    public SetAsideEvidence Numbers => JsonSerializer.Deserialize<SetAsideEvidence>(Evidence)!;
}

/// <summary>When a rating of a case came, and what it said: nothing of the device.</summary>
public sealed record SetAsideMomentRow
{
    /// <summary>When, UTC.</summary>
    public required DateTime RatedAt { get; init; }

    /// <summary>As stored: 1, 2 or 3.</summary>
    public required int Satisfaction { get; init; }
}
