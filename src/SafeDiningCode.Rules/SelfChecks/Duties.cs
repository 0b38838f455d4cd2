namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>Which records an eatery owes, by the calendar in Shanghai.</summary>
public sealed class Duties(DutySchedule schedule)
{
    /// <summary>The days that these go by.</summary>
    public DutySchedule Schedule { get; } = schedule;

    /// <summary>How the record of a period stands on a day. A record that was written counts, whatever was declared.</summary>
    public DutyState StateOf(CheckPeriod period, DutyFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Written.TryGetValue(period, out var written))
        {
            return written <= Schedule.DueOn(period) ? DutyState.Done : DutyState.DoneLate;
        }

        if (period.Last < facts.Since)
        {
            return DutyState.BeforeStart;
        }

        if (IsClosedThroughout(period, facts))
        {
            return DutyState.Closed;
        }

        return today < Schedule.OpensOn(period) ? DutyState.NotYet
            : today <= Schedule.DueOn(period) ? DutyState.Due
            : today <= Schedule.OpenUntil(period) ? DutyState.Overdue
            : DutyState.Missed;
    }

    /// <summary>All that is to be written on a day: what has been due longest first, the daily record before the others of its day.</summary>
    public IReadOnlyList<Duty> ToDo(DutyFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var duties = new List<Duty>();
        foreach (var kind in SelfCheckKinds.All)
        {
            // The newest that may be open is the one in which today lies; then back until nothing can be written any more.
            for (var period = CheckPeriod.Of(kind, today); today <= Schedule.OpenUntil(period) && period.Last >= facts.Since; period = period.Previous)
            {
                if (StateOf(period, facts, today) is var state and (DutyState.Due or DutyState.Overdue))
                {
                    var dueOn = Schedule.DueOn(period);
                    duties.Add(new Duty(period, state, dueOn, dueOn.DayNumber - today.DayNumber));
                }
            }
        }

        return [.. duties.OrderBy(duty => duty.DueOn).ThenBy(duty => duty.Period.Kind)];
    }

    /// <summary>Whether the record of a period can be written on a day, as far as the calendar goes.</summary>
    public bool IsOpen(CheckPeriod period, DateOnly today) => today >= Schedule.OpensOn(period) && today <= Schedule.OpenUntil(period);

    // Days before the start are no reason to owe anything: a week in which the eatery opened on Sunday is owed for Sunday.
    private static bool IsClosedThroughout(CheckPeriod period, DutyFacts facts)
    {
        for (var day = period.First < facts.Since ? facts.Since : period.First; day <= period.Last; day = day.AddDays(1))
        {
            if (!facts.ClosedDays.Contains(day))
            {
                return false;
            }
        }

        return true;
    }
}
