namespace SafeDiningCode.Web.Registry.Import;

/// <summary>What a rule found in a cell.</summary>
/// <param name="Reason">What it is, and what to do.</param>
/// <param name="Column">Where; null where it is about the row as a whole.</param>
/// <param name="Value">The cell's text as it stands in the file.</param>
internal sealed record RowFinding(ImportReason Reason, RegistryColumn? Column, string Value);

/// <summary>What came of reading a row.</summary>
internal abstract record RowReading
{
    /// <summary>The row belongs into the registry.</summary>
    internal sealed record Accepted(RegistryRow Row, IReadOnlyList<RowFinding> Warnings) : RowReading;

    /// <summary>The row is refused, for the first reason found.</summary>
    internal sealed record Rejected(RowFinding Finding) : RowReading;

    /// <summary>A licence for food sales (食品销售经营者): valid, and not this service's business.</summary>
    internal sealed record NotCatering : RowReading;
}
