using SafeDiningCode.Web.Registry;

namespace SafeDiningCode.Web.SelfChecks.Patterns;

/// <summary>What asks for a regulator's eye, as it is listed.</summary>
public sealed record CheckMark
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it lies.</summary>
    public required string Division { get; init; }

    /// <summary>Which pattern: see MarkPatterns.</summary>
    public required string Pattern { get; init; }

    /// <summary>The first day of the records.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>How many records.</summary>
    public required int Records { get; init; }

    /// <summary>For a copied photograph: whose it was before.</summary>
    public long? OtherEateryId { get; init; }

    /// <summary>What that eatery is called, where it is in scope.</summary>
    public string? OtherName { get; init; }

    /// <summary>The name over its door.</summary>
    public string? OtherSign { get; init; }

    /// <summary>For a copied photograph: the day on which it was sent before.</summary>
    public DateOnly? OtherDay { get; init; }

    /// <summary>What the eatery is called.</summary>
    public string Shop => ShopName.Of(Sign, Name);

    /// <summary>What the other eatery is called; null where there is none or it is out of scope.</summary>
    public string? OtherShop => OtherName is null ? null : ShopName.Of(OtherSign, OtherName);
}
