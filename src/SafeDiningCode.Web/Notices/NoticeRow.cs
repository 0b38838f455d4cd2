using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Notices;

/// <summary>A stored notice.</summary>
public record NoticeRow
{
    /// <summary>Chinese stays as it is: a third of the length.</summary>
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Its own key, ascending with time.</summary>
    public required long Id { get; init; }

    /// <summary>Which of <see cref="NoticeKinds"/> it is.</summary>
    public required string Kind { get; init; }

    /// <summary>The eatery it is about; null where it is about none.</summary>
    public long? EateryId { get; init; }

    /// <summary>What its words leave open, as JSON.</summary>
    public required string Parameters { get; init; }

    /// <summary>A path of this site.</summary>
    public required string Link { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The words, in the language of whoever reads them now.</summary>
    public NoticeText Words(Language language) =>
        NoticeKinds.Words(Kind, JsonSerializer.Deserialize<Dictionary<string, string>>(Parameters) ?? [], language);
}
