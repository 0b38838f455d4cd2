using SafeDiningCode.Web.Accounts;

namespace SafeDiningCode.Web.Registry.Import;

/// <summary>How to import.</summary>
/// <param name="DryRun">Say what would happen and write nothing but the report.</param>
/// <param name="ReportPath">Where the refused and warned rows are listed.</param>
internal sealed record ImportOptions(bool DryRun, string ReportPath)
{
    /// <summary>Rows of eateries outside are refused; null takes all.</summary>
    public Scope? Within { get; init; }

    /// <summary>Takes the first rows of each kind, for whoever decides on the import; null where nobody does.</summary>
    public ImportSamples? Samples { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Checking">In the first pass, that only looks whether the whole file can be read.</param>
/// <param name="Done">How much of the step is done, 0 to 1.</param>
/// <param name="Rows">Rows read so far in this step.</param>
internal sealed record ImportProgress(bool Checking, double Done, int Rows);

/// <summary>What came of an import.</summary>
internal sealed class ImportSummary
{
    private readonly Dictionary<ImportReason, int> rejected = [];

    /// <summary>Rows of the file below its header, blank ones aside.</summary>
    public int Rows { get; set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    /// <summary>Accepted rows with at least one warning.</summary>
    public int Warned { get; set; }

    /// <summary>Licences for food sales only.</summary>
    public int NotCatering { get; set; }

    /// <summary>Rows that are in the registry afterwards (on a dry run: would be), new or not.</summary>
    public int Accepted => Added + Changed + Unchanged;

    /// <summary>Refused rows by reason, as far as there are any, in the order of <see cref="ImportReason.Rejections"/>.</summary>
    public IEnumerable<(string Reason, int Count)> Rejected => ImportReason.Rejections
        .Where(rejected.ContainsKey)
        .Select(reason => (reason.Code, rejected[reason]));

    public void Add(BatchOutcome batch)
    {
        Added += batch.Added;
        Changed += batch.Changed;
        Unchanged += batch.Unchanged;
    }

    public void Reject(ImportReason reason) => rejected[reason] = rejected.GetValueOrDefault(reason) + 1;
}
