using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Registry;
using SafeDiningCode.Web.Statistics.Settings;

namespace SafeDiningCode.Web.Statistics.Desk;

/// <summary>A 不满意 eatery of a month.</summary>
public sealed record DissatisfiedEatery
{
    /// <summary>Which.</summary>
    public required long EateryId { get; init; }

    /// <summary>The operator.</summary>
    public required string Name { get; init; }

    /// <summary>The name over the door; null where none is registered.</summary>
    public string? Sign { get; init; }

    /// <summary>Where it is.</summary>
    public required string Address { get; init; }

    /// <summary>Its grade as it is stored; null where it has none.</summary>
    public string? Grade { get; init; }

    /// <summary>The smallest unit that the ratings count in.</summary>
    public required string Unit { get; init; }

    /// <summary>Diners who were 满意.</summary>
    public required int Satisfied { get; init; }

    /// <summary>Those who were 基本满意.</summary>
    public required int Fair { get; init; }

    /// <summary>Those who were 不满意.</summary>
    public required int Dissatisfied { get; init; }

    /// <summary>How many eateries the whole list has.</summary>
    public required int Total { get; init; }

    /// <summary>What diners know it by.</summary>
    public string Shop => ShopName.Of(Sign, Name);

    /// <summary>Its ratings.</summary>
    public Tally Tally => new(Satisfied, Fair, Dissatisfied);
}

/// <summary>Reads the 不满意 eateries of a unit, those first that are nearest to being none.</summary>
internal sealed class DissatisfiedList(Database database, StandingSettings settings)
{
    /// <summary>From where an eatery is a 不满意 one.</summary>
    public async Task<SatisfactionSettings> SettingsAsync(CancellationToken cancellation = default)
    {
        var used = await settings.CurrentAsync(cancellation);
        return new SatisfactionSettings(used.MinimumRatings, used.DissatisfiedBasisPoints);
    }

    /// <summary>A part of the list.</summary>
    /// <param name="unit">Whose.</param>
    /// <param name="month">The month, like 202611.</param>
    /// <param name="grade">Only those of this grade; empty for all.</param>
    /// <param name="after">How many come before.</param>
    /// <param name="most">How many to read.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<DissatisfiedEatery>> ReadAsync(string unit, int month, string grade, int after, int most, CancellationToken cancellation = default)
    {
        var used = await settings.CurrentAsync(cancellation);
        await using var session = await database.OpenAsync(Patience.Long, cancellation);
        return await session.QueryAsync<DissatisfiedEatery>(
            "DissatisfiedEateries",
            new { Unit = unit, Month = month, Grade = grade, After = after, Upto = after + most, used.MinimumRatings, BasisPoints = used.DissatisfiedBasisPoints },
            cancellation);
    }
}
