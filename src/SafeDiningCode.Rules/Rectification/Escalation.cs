using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Rules.Rectification;

/// <summary>Whose problem it is: the office that gave the order, and with each escalation the one above.</summary>
public static class Escalation
{
    /// <summary>
    /// The day until which the office itself is to act: so many days after closure was asked for, or the day of the look-back
    /// visit that it planned. Null where nothing waits for it. No document found sets it: the project's choice.
    /// </summary>
    /// <param name="state">Where the problem stands.</param>
    /// <param name="askedOn">The day on which closure was last asked for.</param>
    /// <param name="lookBackOn">The day of the look-back visit.</param>
    /// <param name="officeDays">Days that the office has to answer.</param>
    public static DateOnly? OfficeDay(RectificationState state, DateOnly? askedOn, DateOnly? lookBackOn, int officeDays) => state switch
    {
        RectificationState.ClosureAsked => askedOn?.AddDays(officeDays),
        RectificationState.Accepted => lookBackOn,
        _ => null,
    };

    /// <summary>The office that a problem of this level lies with; the province's at most.</summary>
    /// <param name="office">The place of the office that has it by itself.</param>
    /// <param name="level">How often it was escalated.</param>
    /// <exception cref="ArgumentException">The office is no normalised place.</exception>
    public static string OfficeAt(string office, int level)
    {
        var at = office;
        for (var up = 0; up < level && DivisionCode.Parent(at) is { } above; up++)
        {
            at = above;
        }

        return at;
    }
}
