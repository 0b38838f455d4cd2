using System.Runtime.InteropServices;
using Value = SafeDiningCode.Rules.Satisfaction.Satisfaction;

namespace SafeDiningCode.Rules.SetAside;

/// <summary>A rating of the day that is looked at, not taken back by its diner.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Eatery">The eatery.</param>
/// <param name="At">When it arrived, UTC.</param>
/// <param name="Value">What the diner said.</param>
/// <param name="Device">What tells one device across eateries; null once that is forgotten.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DayRating(long Id, long Eatery, DateTime At, Value Value, long? Device);

/// <summary>How an eatery was rated in the weeks before.</summary>
/// <param name="Days">On how many days at all.</param>
/// <param name="Busiest">The most counted ratings within the minutes of a burst.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EateryPast(int Days, int Busiest);
