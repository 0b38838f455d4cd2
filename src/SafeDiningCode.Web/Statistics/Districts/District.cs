using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>A reporting unit as it is named on pages and in JSON.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English, where it has one.</param>
public sealed record DistrictUnit(string Code, string Name, string? NameEn)
{
    /// <summary>What a unit holds itself, beside the units below it.</summary>
    public static DistrictUnit NotPlaced(string code) => new(code, "未分到下级", "Not placed further down");
}

/// <summary>A unit directly below, with its numbers.</summary>
public sealed record DistrictChild(DistrictUnit Unit, DistrictNumbers Numbers);

/// <summary>A day's counted ratings.</summary>
public sealed record DistrictDay(DateOnly Day, Tally Tally);

/// <summary>A reporting unit in a month: its numbers, those of the units below, which add up to them, and its days.</summary>
public sealed record District
{
    /// <summary>The unit.</summary>
    public required DistrictUnit Unit { get; init; }

    /// <summary>The units above it, the highest first.</summary>
    public required IReadOnlyList<DistrictUnit> Above { get; init; }

    /// <summary>The month, like 202611.</summary>
    public required int Month { get; init; }

    /// <summary>The day whose registry <c>licensed</c> and <c>coded</c> are counted in: today for the running month.</summary>
    public required DateOnly LicensedAsOf { get; init; }

    /// <summary>The settings that the numbers were computed with.</summary>
    public required SettingsVersion Settings { get; init; }

    /// <summary>The unit's own numbers: the sum of its children's.</summary>
    public required DistrictNumbers Numbers { get; init; }

    /// <summary>The units directly below, in the order of the directory; none below the smallest.</summary>
    public required IReadOnlyList<DistrictChild> Children { get; init; }

    /// <summary>The days that have ratings, in order.</summary>
    public required IReadOnlyList<DistrictDay> Days { get; init; }

    /// <summary>The first month that any eatery was rated in; the running month where there is none.</summary>
    public required int FirstMonth { get; init; }

    /// <summary>The running month.</summary>
    public required int CurrentMonth { get; init; }
}
