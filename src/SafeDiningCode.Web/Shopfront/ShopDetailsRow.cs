using SafeDiningCode.Rules.Shops;

namespace SafeDiningCode.Web.Shopfront;

/// <summary>What is on record of a shop by its owner's word, and what the registry says of its sign.</summary>
public sealed record ShopDetailsRow
{
    /// <summary>The operator on the licence.</summary>
    public required string Operator { get; init; }

    /// <summary>The name over the door as diners read it; null where there is none.</summary>
    public string? Sign { get; init; }

    /// <summary>Whether the sign is worded by the owner.</summary>
    public required bool SignIsOwn { get; init; }

    /// <summary>What the registry's extract says of the sign, where the owner words it; else null.</summary>
    public string? RegisteredSign { get; init; }

    /// <summary>Opening hours as <see cref="OpeningHours"/> writes them; null where none are published.</summary>
    public string? Hours { get; init; }

    /// <summary>The number that diners may call.</summary>
    public string? Phone { get; init; }

    /// <summary>A code of <see cref="Cuisines"/>.</summary>
    public string? Cuisine { get; init; }

    /// <summary>Codes of <see cref="SpokenLanguages"/>.</summary>
    public string? Languages { get; init; }

    /// <summary>The photograph's upload.</summary>
    public long? PhotoId { get; init; }

    /// <summary>What the photograph is called in addresses.</summary>
    public string? PhotoName { get; init; }

    /// <summary>How often the details were written.</summary>
    public required int Revision { get; init; }

    /// <summary>What the sign is where the owner does not word it.</summary>
    public string? SignOfRegistry => SignIsOwn ? RegisteredSign : Sign;

    /// <summary>What a form can change.</summary>
    public ShopFacts Facts => new(SignIsOwn ? Sign : null, Hours, Phone, Cuisine, Languages);
}

/// <summary>What an owner says of a shop, read and found right.</summary>
/// <param name="Sign">The sign in the owner's wording; null for that of the registry.</param>
/// <param name="Hours">As <see cref="OpeningHours"/> writes them; null where none are published.</param>
/// <param name="Phone">The number that diners may call; null for none.</param>
/// <param name="Cuisine">A code of <see cref="Cuisines"/>; null for none.</param>
/// <param name="Languages">Codes of <see cref="SpokenLanguages"/>; null for none.</param>
public sealed record ShopFacts(string? Sign, string? Hours, string? Phone, string? Cuisine, string? Languages);

/// <summary>What became of a change.</summary>
public enum SaveOutcome
{
    /// <summary>It is on record.</summary>
    Saved,

    /// <summary>Somebody else changed the details since the form was opened.</summary>
    Changed,

    /// <summary>The eatery's space does not hold the photograph.</summary>
    NoSpace,
}
