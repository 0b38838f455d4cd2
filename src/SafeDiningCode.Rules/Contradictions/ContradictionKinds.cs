namespace SafeDiningCode.Rules.Contradictions;

/// <summary>The kinds of contradiction (矛盾线索), as they are stored and stand in addresses.</summary>
public static class ContradictionKinds
{
    /// <summary>Grade A, and diners are ever less satisfied.</summary>
    public const string GradeADissatisfied = "grade-a-dissatisfied";

    /// <summary>Self-checks that never find anything, and a photograph that was used before.</summary>
    public const string PerfectChecks = "perfect-checks-copied-photographs";

    /// <summary>A code that was scanned at meals and is not any more.</summary>
    public const string CodeSilent = "code-silent-at-meals";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [GradeADissatisfied, PerfectChecks, CodeSilent];

    /// <summary>Days from the day on which somebody looked into a contradiction until the same may be found anew.</summary>
    public const int RestDays = 14;
}
