using SafeDiningCode.Rules.Standing;

namespace SafeDiningCode.Web.Standing.Closing;

/// <summary>A month's numbers as they were frozen: what of its lists does not depend on other months or on bulletins.</summary>
internal sealed record MonthNumbers
{
    /// <summary>The month, like 202611.</summary>
    public required int Month { get; init; }

    /// <summary>When they were read.</summary>
    public required DateTime ReadAt { get; init; }

    /// <summary>The day whose registry licences and codes are counted in.</summary>
    public required DateOnly LicensedAsOf { get; init; }

    /// <summary>The version of the journal's settings of satisfaction.</summary>
    public required int SettingsVersion { get; init; }

    /// <summary>All settings that the lists go by.</summary>
    public required StandingSettings Settings { get; init; }

    /// <summary>The districts' names, in Chinese and in English where there is one, by code.</summary>
    public required IReadOnlyDictionary<string, UnitNames> Names { get; init; }

    /// <summary>The districts' numbers.</summary>
    public required IReadOnlyList<UnitMonth> Units { get; init; }

    /// <summary>Their shares at the ends of the month's days.</summary>
    public required IReadOnlyList<UnitsOfDay> Days { get; init; }
}

/// <summary>What a district is called.</summary>
/// <param name="Name">In Chinese.</param>
/// <param name="NameEn">In English, where there is such a name.</param>
public sealed record UnitNames(string Name, string? NameEn);
