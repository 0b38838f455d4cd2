using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>A daily record, as far as its pattern goes. The first version: a correction is no sign of anything.</summary>
/// <param name="Day">The day that it speaks of.</param>
/// <param name="Answers">A number that is the same for the same answers to the same list.</param>
/// <param name="OpenedAt">When its form was opened, on the wall clock in Shanghai.</param>
/// <param name="SentAt">When it was sent, on the wall clock in Shanghai.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DailyCheck(DateOnly Day, long Answers, DateTime OpenedAt, DateTime SentAt)
{
    /// <summary>How long the form was open.</summary>
    public TimeSpan Duration => SentAt - OpenedAt;

    /// <summary>Whether it was written on another day than its own.</summary>
    public bool IsLate => DateOnly.FromDateTime(SentAt) > Day;
}
