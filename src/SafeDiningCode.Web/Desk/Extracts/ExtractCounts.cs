using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Registry.Import;

namespace SafeDiningCode.Web.Desk.Extracts;

/// <summary>What a check or an import counted, with the first rows of each kind where it was a check.</summary>
public sealed record ExtractCounts
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Rows of the file.</summary>
    public required int Rows { get; init; }

    /// <summary>New eateries.</summary>
    public required int Added { get; init; }

    /// <summary>Eateries of which something else is said now.</summary>
    public required int Changed { get; init; }

    /// <summary>Eateries of which nothing new is said.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows taken with a warning.</summary>
    public required int Warned { get; init; }

    /// <summary>Licences for food sales, which are no eateries.</summary>
    public required int NotCatering { get; init; }

    /// <summary>Refused rows, reason by reason.</summary>
    public required IReadOnlyList<ReasonCount> Refused { get; init; }

    /// <summary>Codes issued after the import.</summary>
    public int Codes { get; init; }

    /// <summary>The first new ones.</summary>
    public IReadOnlyList<SampledEatery> FirstAdded { get; init; } = [];

    /// <summary>The first that change, with what changes.</summary>
    public IReadOnlyList<SampledEatery> FirstChanged { get; init; } = [];

    /// <summary>The first that do not.</summary>
    public IReadOnlyList<SampledEatery> FirstUnchanged { get; init; } = [];

    /// <summary>The first warnings.</summary>
    public IReadOnlyList<SampledRow> FirstWarned { get; init; } = [];

    /// <summary>The first refusals.</summary>
    public IReadOnlyList<SampledRow> FirstRefused { get; init; } = [];

    /// <summary>Refused rows in all.</summary>
    public int RefusedInAll => Refused.Sum(reason => reason.Count);

    /// <summary>The counts of an import or a check.</summary>
    internal static ExtractCounts Of(ImportSummary summary, ImportSamples? samples, int codes) => new()
    {
        Rows = summary.Rows,
        Added = summary.Added,
        Changed = summary.Changed,
        Unchanged = summary.Unchanged,
        Warned = summary.Warned,
        NotCatering = summary.NotCatering,
        Refused = [.. summary.Rejected.Select(reason => new ReasonCount(reason.Reason, reason.Count))],
        Codes = codes,
        FirstAdded = [.. (samples?.Added ?? []).Select(row => Sampled(row, []))],
        FirstChanged = [.. (samples?.Changed ?? []).Select(change => Sampled(change.After, Differences(change)))],
        FirstUnchanged = [.. (samples?.Unchanged ?? []).Select(row => Sampled(row, []))],
        FirstWarned = [.. (samples?.Warned ?? []).Select(Sampled)],
        FirstRefused = [.. (samples?.Refused ?? []).Select(Sampled)],
    };

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Reads what was stored; null where nothing was.</summary>
    public static ExtractCounts? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<ExtractCounts>(json, Format);

    private static SampledEatery Sampled(RegistryRow row, IReadOnlyList<SampledFact> facts) =>
        new(row.Number, Registry.ShopName.Of(row.Sign, row.Name), row.Address, row.Division, facts);

    private static SampledRow Sampled(SampledFinding row) => new(
        row.Line,
        CellText.Shorten(CellText.Clean(row.Licence), 40),
        CellText.Shorten(CellText.Clean(row.Name), 100),
        row.Finding.Reason.Chinese,
        row.Finding.Reason.English,
        row.Finding.Column is { } column ? RegistryColumnName.Of(column).Chinese : "",
        CellText.Shorten(CellText.Clean(row.Finding.Value), 80));

    private static List<SampledFact> Differences(RowChange change)
    {
        var facts = new List<SampledFact>();
        foreach (var (column, of) in Compared)
        {
            var (before, after) = (of(change.Before), of(change.After));
            if (!string.Equals(before, after, StringComparison.Ordinal))
            {
                facts.Add(new SampledFact(RegistryColumnName.Of(column).Chinese, RegistryColumnName.Of(column).English, before, after));
            }
        }

        return facts;
    }

    private static readonly (RegistryColumn Column, Func<RegistryRow, string> Of)[] Compared =
    [
        (RegistryColumn.Name, row => row.Name),
        (RegistryColumn.Sign, row => row.Sign ?? ""),
        (RegistryColumn.Address, row => row.Address),
        (RegistryColumn.County, row => row.County),
        (RegistryColumn.Street, row => row.Division),
        (RegistryColumn.CreditCode, row => row.CreditCode),
        (RegistryColumn.Scope, row => row.Scope),
        (RegistryColumn.LegalPerson, row => row.LegalPerson ?? ""),
        (RegistryColumn.Phone, row => row.Phone ?? ""),
        (RegistryColumn.Authority, row => row.Authority),
        (RegistryColumn.IssuedOn, row => Day.Text(Day.FromNumber(row.IssuedOn))),
        (RegistryColumn.ValidUntil, row => Day.Text(Day.FromNumber(row.ValidUntil))),
        (RegistryColumn.Status, row => row.Status),
        (RegistryColumn.Grade, row => row.Grade ?? ""),
        (RegistryColumn.Kitchen, row => row.Kitchen ?? ""),
        (RegistryColumn.InspectedOn, row => row.InspectedOn is { } day ? Day.Text(Day.FromNumber(day)) : ""),
        (RegistryColumn.InspectionResult, row => row.InspectionResult ?? ""),
        (RegistryColumn.Longitude, row => row.Longitude?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (RegistryColumn.Latitude, row => row.Latitude?.ToString(CultureInfo.InvariantCulture) ?? ""),
    ];
}

/// <summary>How many rows were refused for a reason.</summary>
public sealed record ReasonCount(string Reason, int Count);

/// <summary>An eatery of an extract, with what changes of it.</summary>
public sealed record SampledEatery(string Licence, string Name, string Address, string Division, IReadOnlyList<SampledFact> Facts);

/// <summary>A fact that changes.</summary>
public sealed record SampledFact(string Chinese, string English, string Before, string After);

/// <summary>A row of an extract with what was found in it.</summary>
public sealed record SampledRow(int Line, string Licence, string Name, string Chinese, string English, string Column, string Value);
