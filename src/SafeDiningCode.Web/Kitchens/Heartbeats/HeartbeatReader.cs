using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Rules.Kitchens;

namespace SafeDiningCode.Web.Kitchens.Heartbeats;

/// <summary>Reads heartbeats as platforms write them. Fields that nobody knows are passed over.</summary>
internal static class HeartbeatReader
{
    /// <summary>Why a heartbeat was not heard: it cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Why a heartbeat was not heard: the platform's clock runs ahead.</summary>
    public const string FrameInFuture = "frame-in-future";

    private const string FrameField = "frameAt";
    private const string KitchenField = "kitchen";
    private const int DateLength = 10;

    /// <summary>The minute of the picture in a heartbeat; or why there is none.</summary>
    public static (DateTime? FrameMinute, string? Fault) Frame(JsonElement heartbeat, DateTime nowUtc)
    {
        if (heartbeat.ValueKind != JsonValueKind.Object
            || !heartbeat.TryGetProperty(FrameField, out var written)
            || Text(written) is not { } text
            || Instant(text) is not { } frame)
        {
            return (null, Unreadable);
        }

        return KitchenRecord.FrameMinute(frame, nowUtc) is { } minute ? (minute, null) : (null, FrameInFuture);
    }

    /// <summary>The kitchen's name as written; null where there is none.</summary>
    public static string? Kitchen(JsonElement heartbeat) =>
        heartbeat.ValueKind == JsonValueKind.Object && heartbeat.TryGetProperty(KitchenField, out var name) ? Text(name) : null;

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, escaped.
            return null;
        }
    }

    // ISO 8601 with its offset: without one nobody knows whose wall clock is meant.
    private static DateTime? Instant(string text) =>
        text.Length > DateLength
        && text.AsSpan(DateLength).ContainsAny('Z', '+', '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.UtcDateTime
            : null;
}
