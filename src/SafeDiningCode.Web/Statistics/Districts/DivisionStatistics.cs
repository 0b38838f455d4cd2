using System.Text.Json.Serialization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Satisfaction;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>
/// A reporting unit (区县、街道、开发区) in a month. Counts are exact; shares are from 0 to 1 and null where their base is
/// none. The counts of <c>children</c> add up to the unit's own.
/// </summary>
public sealed record DivisionStatistics
{
    /// <summary>The unit's code.</summary>
    public required string Division { get; init; }

    /// <summary>The unit's name in Chinese.</summary>
    public required string Name { get; init; }

    /// <summary>The month, like <c>2026-11</c>, in Asia/Shanghai.</summary>
    public required string Month { get; init; }

    /// <summary>Eateries with a licence in force on <c>licensedAsOf</c>; one with two licences counts once.</summary>
    public required long Licensed { get; init; }

    /// <summary>Those of them that have a code which is not revoked.</summary>
    public required long Coded { get; init; }

    /// <summary>The day whose registry <c>licensed</c> and <c>coded</c> are counted in.</summary>
    public required DateOnly LicensedAsOf { get; init; }

    /// <summary>Eateries with at least <c>settings.minimumRatings</c> counted ratings in the month.</summary>
    public required long Rated { get; init; }

    /// <summary>Counted ratings of the month, those of eateries with few ratings too.</summary>
    public required long Ratings { get; init; }

    /// <summary>满意.</summary>
    public required long Satisfied { get; init; }

    /// <summary>基本满意.</summary>
    public required long Fair { get; init; }

    /// <summary>不满意.</summary>
    public required long Dissatisfied { get; init; }

    /// <summary>Ratings of the month that are set aside (暂不计入) and in no other number: bursts and shared devices, until a regulator has looked at them.</summary>
    public required long SetAside { get; init; }

    /// <summary>满意率: (satisfied + fair) ÷ ratings.</summary>
    public required double? SatisfiedRate { get; init; }

    /// <summary>Rated eateries of whose ratings at least <c>settings.dissatisfiedShare</c> are 不满意.</summary>
    public required long DissatisfiedEateries { get; init; }

    /// <summary>不满意占比: dissatisfiedEateries ÷ rated, with its interval.</summary>
    public required ShareWithInterval DissatisfiedShare { get; init; }

    /// <summary>参评率: rated ÷ licensed.</summary>
    public required double? Participation { get; init; }

    /// <summary>What the numbers were computed with.</summary>
    public required PublishedSettings Settings { get; init; }

    /// <summary>The units directly below; absent on these themselves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DivisionStatistics>? Children { get; init; }

    internal static DivisionStatistics Of(District district) => Of(district, district.Unit, district.Numbers) with
    {
        Children = [.. district.Children.Select(child => Of(district, child.Unit, child.Numbers))],
    };

    private static DivisionStatistics Of(District district, DistrictUnit unit, DistrictNumbers numbers) => new()
    {
        Division = unit.Code,
        Name = unit.Name,
        Month = Day.MonthText(district.Month),
        Licensed = numbers.Licensed,
        Coded = numbers.Coded,
        LicensedAsOf = district.LicensedAsOf,
        Rated = numbers.Rated,
        Ratings = numbers.Tally.Counted,
        Satisfied = numbers.Tally.Satisfied,
        Fair = numbers.Tally.Fair,
        Dissatisfied = numbers.Tally.Dissatisfied,
        SetAside = numbers.SetAside,
        SatisfiedRate = ValueOf(numbers.SatisfiedShare),
        DissatisfiedEateries = numbers.DissatisfiedEateries,
        DissatisfiedShare = numbers.Rated == 0
            ? new ShareWithInterval(Value: null, Low: null, High: null)
            : new ShareWithInterval(numbers.DissatisfiedShare.Value, numbers.DissatisfiedInterval.Low, numbers.DissatisfiedInterval.High),
        Participation = ValueOf(numbers.Participation),
        Settings = new PublishedSettings(district.Settings.Version, district.Settings.MinimumRatings, district.Settings.DissatisfiedShare),
    };

    private static double? ValueOf(Share share) => share.IsEmpty ? null : share.Value;
}

/// <summary>A share and its Wilson 95% interval, from 0 to 1; all null where there is nothing to have a share of.</summary>
/// <param name="Value">The share.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record ShareWithInterval(double? Value, double? Low, double? High);

/// <summary>The settings behind a published number; a version is never changed.</summary>
/// <param name="Version">The version.</param>
/// <param name="MinimumRatings">Counted ratings in a month from which an eatery is rated.</param>
/// <param name="DissatisfiedShare">The share of 不满意 from which a rated eatery is a 不满意 one.</param>
public sealed record PublishedSettings(int Version, int MinimumRatings, decimal DissatisfiedShare);
