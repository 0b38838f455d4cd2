using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SafeDiningCode.Rules.Standing;
using SafeDiningCode.Web.Standing.Closing;

namespace SafeDiningCode.Web.Standing;

/// <summary>
/// A month's published lists with all that they are computed from: what the database keeps, what the page shows, and what
/// anybody may take away and compute anew.
/// </summary>
public sealed record StandingFile
{
    /// <summary>What a file of this form says of itself.</summary>
    public const string CurrentFormat = "safe-dining-standing/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
    };

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The <see cref="StandingRules.FormulaOf"/> it was computed by.</summary>
    public required int Formula { get; init; }

    /// <summary>Counts from 1; a correction is the next.</summary>
    public required int Version { get; init; }

    /// <summary>Why there is another version; null for the first.</summary>
    public string? Reason { get; init; }

    /// <summary>When the numbers were read.</summary>
    public required DateTime ReadAt { get; init; }

    /// <summary>The day whose registry licences and codes are counted in.</summary>
    public required DateOnly LicensedAsOf { get; init; }

    /// <summary>The version of the journal's settings of satisfaction.</summary>
    public required int SettingsVersion { get; init; }

    /// <summary>The districts' names by code.</summary>
    public required IReadOnlyDictionary<string, UnitNames> Names { get; init; }

    /// <summary>What the lists are computed from.</summary>
    public required StandingFacts Facts { get; init; }

    /// <summary>The ranking and the lists.</summary>
    public required StandingResult Result { get; init; }

    /// <summary>The file as it is kept and given away.</summary>
    public string ToText() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is none of this form.</exception>
    public static StandingFile Read(string text)
    {
        var file = JsonSerializer.Deserialize<StandingFile>(text, Json);
        return file is { Format: CurrentFormat } ? file : throw new JsonException($"The file's format is not {CurrentFormat}.");
    }

    /// <summary>
    /// Whether the lists are what the file's facts give, computed here and now.
    /// </summary>
    /// <exception cref="ArgumentException">The facts cannot be: a setting out of its range, a district twice.</exception>
    public bool IsAsComputed(out StandingResult computed)
    {
        computed = StandingRules.Compute(Facts);
        return JsonSerializer.Serialize(computed, Json) == JsonSerializer.Serialize(Result, Json);
    }
}
