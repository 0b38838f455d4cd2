namespace SafeDiningCode.Rules.Contradictions;

/// <summary>
/// From where self-checks are too good beside the photographs that go with them. This project's choice: many daily records,
/// not one finding in them or in the weekly and monthly ones, and at least one photograph that had been used before.
/// </summary>
public static class PerfectChecks
{
    /// <summary>Days that are looked at.</summary>
    public const int SpanDays = 28;

    /// <summary>Daily records from which «nothing found» is a habit.</summary>
    public const int MinimumRecords = 10;

    /// <summary>Whether the records of a span and their photographs contradict one another.</summary>
    /// <param name="dailyRecords">Days with a daily record.</param>
    /// <param name="findings">Findings of all records of the span, as corrected.</param>
    /// <param name="copies">Photographs of the span that were used before.</param>
    public static bool Contradict(int dailyRecords, int findings, int copies) => dailyRecords >= MinimumRecords && findings == 0 && copies > 0;
}
