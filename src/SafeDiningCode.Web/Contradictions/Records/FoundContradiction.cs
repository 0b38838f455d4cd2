using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeDiningCode.Web.Contradictions.Records;

/// <summary>A contradiction as a round finds it.</summary>
/// <param name="EateryId">The eatery.</param>
/// <param name="Kind">One of the kinds.</param>
/// <param name="First">The first day of what shows it.</param>
/// <param name="Last">The last.</param>
/// <param name="Numbers">What shows it.</param>
internal sealed record FoundContradiction(long EateryId, string Kind, DateOnly First, DateOnly Last, ContradictionNumbers Numbers);

/// <summary>The numbers that show a contradiction: those of its kind, the others null. Stored as JSON.</summary>
public sealed record ContradictionNumbers
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>不满意 ratings of the span before.</summary>
    public long? DissatisfiedBefore { get; init; }

    /// <summary>All counted ratings of the span before.</summary>
    public long? CountedBefore { get; init; }

    /// <summary>不满意 ratings of the last span.</summary>
    public long? Dissatisfied { get; init; }

    /// <summary>All counted ratings of the last span.</summary>
    public long? Counted { get; init; }

    /// <summary>Daily self-checks without a finding.</summary>
    public int? Records { get; init; }

    /// <summary>Photographs that were used before.</summary>
    public int? Copies { get; init; }

    /// <summary>Days without a scan at any meal.</summary>
    public int? SilentDays { get; init; }

    /// <summary>Days with scans at meals in the span before.</summary>
    public int? ScannedDays { get; init; }

    /// <summary>Days of the span before that say anything.</summary>
    public int? UsualDays { get; init; }

    /// <summary>Scans at meals in the span before.</summary>
    public int? Scans { get; init; }

    /// <summary>As it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what was stored.</summary>
    public static ContradictionNumbers FromJson(string json) => JsonSerializer.Deserialize<ContradictionNumbers>(json, Json) ?? new();
}
