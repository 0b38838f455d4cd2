using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.Satisfaction;

/// <summary>
/// A part of a whole as an exact fraction, so that ties are ties: 1/3 and 2/6 compare as equal, though as records they
/// differ.
/// </summary>
/// <param name="Part">The part, 0 to <paramref name="Whole"/>.</param>
/// <param name="Whole">The whole; 0 where there is nothing to have a share of.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>Whether there is nothing to have a share of.</summary>
    public bool IsEmpty => Whole == 0;

    /// <summary>The share as a number from 0 to 1, to show and not to compare by; 0 if empty.</summary>
    public double Value => IsEmpty ? 0 : (double)Part / Whole;

    /// <summary>
    /// Which share is larger, by cross-multiplication: negative, 0 or positive. An empty share comes before every other,
    /// also before 0 of 5, so that the order stays one.
    /// </summary>
    public static int Compare(Share left, Share right) => left.IsEmpty || right.IsEmpty
        ? right.IsEmpty.CompareTo(left.IsEmpty)
        : ((Int128)left.Part * right.Whole).CompareTo((Int128)right.Part * left.Whole);
}
