namespace SafeDiningCode.Web.Registry.Import;

/// <summary>The first rows of each kind: what an import would do, for whoever decides on it.</summary>
internal sealed class ImportSamples
{
    /// <summary>Rows of a kind.</summary>
    public const int Most = 10;

    /// <summary>Eateries that are new.</summary>
    public List<RegistryRow> Added { get; } = [];

    /// <summary>Eateries of which something else is said now.</summary>
    public List<RowChange> Changed { get; } = [];

    /// <summary>Eateries of which nothing new is said.</summary>
    public List<RegistryRow> Unchanged { get; } = [];

    /// <summary>Rows that are taken with a warning.</summary>
    public List<SampledFinding> Warned { get; } = [];

    /// <summary>Rows that are refused.</summary>
    public List<SampledFinding> Refused { get; } = [];

    /// <summary>Keeps what there is room for.</summary>
    public static void Keep<T>(List<T> kept, T one)
    {
        if (kept.Count < Most)
        {
            kept.Add(one);
        }
    }
}

/// <summary>What is registered, and what will be.</summary>
internal sealed record RowChange(RegistryRow Before, RegistryRow After);

/// <summary>A finding, with what to know the row by.</summary>
internal sealed record SampledFinding(int Line, string Licence, string Name, RowFinding Finding);
