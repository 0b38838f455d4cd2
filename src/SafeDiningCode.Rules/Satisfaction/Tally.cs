using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>Counted ratings by value: what roll-ups hold and districts add up.</summary>
/// <param name="Satisfied">满意.</param>
/// <param name="Fair">基本满意.</param>
/// <param name="Dissatisfied">不满意.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tally(long Satisfied, long Fair, long Dissatisfied)
{
    /// <summary>All counted ratings.</summary>
    public long Counted => Satisfied + Fair + Dissatisfied;

    /// <summary>Both together.</summary>
    public static Tally operator +(Tally left, Tally right) =>
        new(left.Satisfied + right.Satisfied, left.Fair + right.Fair, left.Dissatisfied + right.Dissatisfied);

    /// <summary>Both together, for languages without operators.</summary>
    public static Tally Add(Tally left, Tally right) => left + right;
}
