using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Rules.Inspections;

/// <summary>The days within which a visit is published, and within which its owner may object.</summary>
public static class VisitWindows
{
    /// <summary>The last day on which a visit may be published.</summary>
    public static DateOnly LastPublication(DateOnly inspectedOn, WorkingDays calendar, VisitRules rules)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(rules);
        return calendar.After(inspectedOn, rules.PublishWorkingDays);
    }

    /// <summary>
    /// Whether a visit may be planned to be published on a day: not before the visit nor in the past, and not after the last
    /// day; what comes in later than that (from a phone that had no connection) is published the same day.
    /// </summary>
    public static bool MayPublish(DateOnly publishOn, DateOnly inspectedOn, DateOnly today, WorkingDays calendar, VisitRules rules)
    {
        var last = LastPublication(inspectedOn, calendar, rules);
        return publishOn >= inspectedOn && publishOn >= today && (publishOn <= last || publishOn == today);
    }

    /// <summary>The last day on which the owner may appeal or ask for a re-inspection.</summary>
    public static DateOnly LastAppeal(DateOnly publishedOn, WorkingDays calendar, VisitRules rules)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(rules);
        return calendar.After(publishedOn, rules.AppealWorkingDays);
    }
}
