namespace SafeDiningCode.LoadTests.Compare;

/// <summary>A table of the report, as its cells' text; the first column is what was measured, the others are numbers.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Note">What was done, and how to read it.</param>
/// <param name="Headings">Of the columns.</param>
/// <param name="Rows">Cells, as many in each as there are headings.</param>
internal sealed record ReportTable(string Title, string Note, IReadOnlyList<string> Headings, IReadOnlyList<string[]> Rows)
{
    /// <summary>As a chapter of Markdown.</summary>
    public string ToMarkdown() =>
        $"\n### {Title}\n\n{Note}\n\n| {string.Join(" | ", Headings)} |\n|---|{string.Concat(Enumerable.Repeat("--:|", Headings.Count - 1))}\n"
        + string.Concat(Rows.Select(row => $"| {string.Join(" | ", row)} |\n"));
}

/// <summary>What a number is to reach.</summary>
/// <param name="Limit">The number.</param>
/// <param name="IsMost">Whether it is the most that is allowed; else the least.</param>
internal sealed record Aim(double Limit, bool IsMost = false)
{
    /// <summary>Whether a number reaches it. What was not measured does not.</summary>
    public bool IsMetBy(double? number) => IsMost ? number <= Limit : number >= Limit;

    /// <summary>The aim and what came of it.</summary>
    public string Of(double? number) => FormattableString.Invariant($"{(IsMost ? '≤' : '≥')} {Limit:0.##}: {(IsMetBy(number) ? "met" : "missed")}");
}
