namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>From where records look written by habit and not by looking. This project's choice; a mark asks a person to look and is no verdict.</summary>
/// <param name="SameDays">Days from the first to the last record of a run of identical ones: 21 is three weeks.</param>
/// <param name="SameRecords">Records that such a run has at least: closed days may lie between.</param>
/// <param name="ClockSpread">The times of day of such a run lie within this.</param>
/// <param name="DurationSpread">Or the times that its forms were open differ by no more than this.</param>
/// <param name="BatchRecords">Records of past days, written one after another, that make a batch.</param>
/// <param name="BatchTime">The time within which they were written.</param>
public sealed record PatternSettings(int SameDays, int SameRecords, TimeSpan ClockSpread, TimeSpan DurationSpread, int BatchRecords, TimeSpan BatchTime)
{
    /// <summary>Three weeks, fifteen records, ten minutes of the clock or three seconds of the form; three past days within ten minutes.</summary>
    public static PatternSettings Default { get; } = new(21, 15, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(3), 3, TimeSpan.FromMinutes(10));
}
