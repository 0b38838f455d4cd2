using System.Diagnostics.CodeAnalysis;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Statistics.Districts;

/// <summary>
/// Which unit an official looks at: one's own unless another is asked for, and that within the scope. A village's official
/// sees the numbers of the street around it, and not its eateries.
/// </summary>
internal static class UnitChoice
{
    /// <summary>The unit asked for; false where it is none of the actor's.</summary>
    public static bool TryChoose(Actor actor, string? asked, DivisionDirectory directory, bool withEateries, [NotNullWhen(true)] out UnitRow? unit)
    {
        var own = Own(actor, directory);
        return directory.Units.TryGetValue(string.IsNullOrEmpty(asked) ? own : asked, out unit)
            && ((unit.Code == own && !withEateries) || Covers(actor, unit));
    }

    /// <summary>Whether a unit lies within the actor's scope. «To be confirmed» is no division, and its parent's.</summary>
    public static bool Covers(Actor actor, UnitRow unit) => actor.Scope.Covers(unit.Code)
        || (unit.Parent is { } parent && (unit.Code == ReportingUnits.StreetUnknown(parent) || unit.Code == ReportingUnits.CountyUnknown(parent)) && actor.Scope.Covers(parent));

    /// <summary>
    /// What of a unit and a month an address must say: one's own unit and the running month go without saying, so that an
    /// address that is kept shows those of the day on which it is opened.
    /// </summary>
    public static string Query(Actor actor, DivisionDirectory directory, string unit, int month, int currentMonth) => string.Join(
        '&', new[] { unit == Own(actor, directory) ? null : $"unit={unit}", month == currentMonth ? null : $"month={Day.MonthText(month)}" }.Where(part => part is not null));

    /// <summary>The unit that an official's place is, or lies in: a village has no numbers of its own.</summary>
    public static string Own(Actor actor, DivisionDirectory directory)
    {
        for (var place = actor.Scope.Division ?? ""; place.Length > 0; place = place[..^1])
        {
            if (directory.Units.ContainsKey(place))
            {
                return place;
            }
        }

        return directory.Top.Code;
    }
}
