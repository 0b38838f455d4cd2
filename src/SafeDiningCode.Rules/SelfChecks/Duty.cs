using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>A record that is to be written.</summary>
/// <param name="Period">Of which day, week or month.</param>
/// <param name="State">Due or overdue.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
/// <param name="DaysLeft">Days until then: 0 is today, less than 0 is overdue.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Duty(CheckPeriod Period, DutyState State, DateOnly DueOn, int DaysLeft);
