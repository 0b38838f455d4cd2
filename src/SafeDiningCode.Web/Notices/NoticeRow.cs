using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Notices;

/// <summary>A stored notice.</summary>
internal record NoticeRow
{
    /// <summary>Chinese stays as it is: a third of the length.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public required long Id { get; init; }

    public required string Kind { get; init; }

    public long? EateryId { get; init; }

    /// <summary>What its words leave open, as JSON.</summary>
    public required string Parameters { get; init; }

    /// <summary>A path of this site.</summary>
    public required string Link { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>The words, in the language of whoever reads them now.</summary>
    public NoticeText Words(Language language) =>
        NoticeKinds.Words(Kind, JsonSerializer.Deserialize<Dictionary<string, string>>(Parameters) ?? [], language);
}
