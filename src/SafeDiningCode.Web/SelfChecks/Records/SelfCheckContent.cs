using System.Text.Encodings.Web;
using System.Text.Json;

namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>What a record holds beside its findings, as JSON.</summary>
public sealed record SelfCheckContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What was written, by the texts' codes.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>What the week or month came to when the record was sent; null of a day.</summary>
    public PeriodSummary? Summary { get; init; }

    /// <summary>Reads it from text.</summary>
    public static SelfCheckContent Read(string? text) => text is null
        ? new SelfCheckContent { Texts = new Dictionary<string, string>() }
        : JsonSerializer.Deserialize<SelfCheckContent>(text, Json)!;

    /// <summary>As text; null where there is nothing.</summary>
    public string? Write() => Texts.Count == 0 && Summary is null ? null : JsonSerializer.Serialize(this, Json);
}

/// <summary>What the daily records of a week or month came to.</summary>
public sealed record PeriodSummary
{
    /// <summary>Days with a record.</summary>
    public required IReadOnlyList<DateOnly> Checked { get; init; }

    /// <summary>Days declared closed.</summary>
    public required IReadOnlyList<DateOnly> Closed { get; init; }

    /// <summary>Days without a record that should have one.</summary>
    public required IReadOnlyList<DateOnly> LeftOut { get; init; }

    /// <summary>What was found, with how its rectification stood.</summary>
    public required IReadOnlyList<SummaryFinding> Findings { get; init; }
}

/// <summary>Something found on a day of a week or month.</summary>
/// <param name="Day">The day.</param>
/// <param name="Wording">The words of the list.</param>
/// <param name="Note">What was seen.</param>
/// <param name="State">How its rectification stood: a state's name.</param>
public sealed record SummaryFinding(DateOnly Day, string Wording, string? Note, string State);
