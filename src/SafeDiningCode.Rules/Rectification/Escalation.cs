using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Rules.Rectification;

/// <summary>Whose problem it is: the office that gave the order, and with each escalation the one above.</summary>
public static class Escalation
{
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
