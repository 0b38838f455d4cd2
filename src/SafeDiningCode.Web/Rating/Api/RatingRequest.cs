using System.Buffers;
using System.Text.Json;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Rating.Api;

/// <summary>A rating as programs send it.</summary>
/// <param name="Value"><c>satisfied</c>, <c>fair</c> or <c>dissatisfied</c>.</param>
/// <param name="Reasons">Codes of reasons; at least one with <c>dissatisfied</c>.</param>
/// <param name="Comment">At most 200 characters; only the regulator reads it.</param>
/// <param name="Token">From <c>GET …/visit</c>; the same token sent again counts once.</param>
/// <param name="Device">A random name that the program keeps for its device: 8 to 64 of <c>A–Z a–z 0–9 _ -</c>.</param>
internal sealed record RatingRequest(string? Value, IReadOnlyList<string>? Reasons, string? Comment, string? Token, string? Device)
{
    private const int MinDevice = 8;
    private const int MaxDevice = 64;
    private static readonly SearchValues<char> DeviceCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>What could be read of a body, with what is wrong in it. Fields that nobody knows are passed over.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static RatingRequest Read(ReadOnlySequence<byte> body, Language language, List<FieldError> errors)
    {
        var reader = new Utf8JsonReader(body.FirstSpan.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            End(ref reader);
            errors.Add(new FieldError("", language.T("请发送一个 JSON 对象。", "Please send one JSON object.")));
            return new RatingRequest(null, null, null, null, null);
        }

        // Where each value begins; of a name that comes twice, the last.
        Utf8JsonReader value = default, reasons = default, comment = default, token = default, device = default, unknown = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ref var field = ref unknown;
            if (reader.ValueTextEquals("value"u8))
            {
                field = ref value;
            }
            else if (reader.ValueTextEquals("reasons"u8))
            {
                field = ref reasons;
            }
            else if (reader.ValueTextEquals("comment"u8))
            {
                field = ref comment;
            }
            else if (reader.ValueTextEquals("token"u8))
            {
                field = ref token;
            }
            else if (reader.ValueTextEquals("device"u8))
            {
                field = ref device;
            }

            reader.Read();
            field = reader;
            reader.Skip();
        }

        End(ref reader);
        var request = new RatingRequest(
            Text(ref value, "value", language, errors),
            Texts(ref reasons, "reasons", language, errors),
            Text(ref comment, "comment", language, errors),
            Text(ref token, "token", language, errors),
            Text(ref device, "device", language, errors));
        if (string.IsNullOrEmpty(request.Token))
        {
            Add(errors, "token", language.T("请先用 GET …/visit 取得令牌。", "Get a token from GET …/visit first."));
        }

        if (request.Device is not { Length: >= MinDevice and <= MaxDevice } name || name.AsSpan().ContainsAnyExcept(DeviceCharacters))
        {
            Add(errors, "device", language.T("设备名为 8 至 64 位字母、数字、_ 或 -。", "A device has 8 to 64 letters, digits, _ or -."));
        }

        return request;
    }

    // What comes after the value, other than white space, makes the whole no JSON.
    private static void End(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private static string? Text(ref Utf8JsonReader value, string name, Language language, List<FieldError> errors)
    {
        switch (value.TokenType)
        {
            case JsonTokenType.None or JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                try
                {
                    return value.GetString();
                }
                catch (InvalidOperationException)
                {
                    // Half of a surrogate pair, escaped.
                    Add(errors, name, language.T("文字里有不完整的字符。", "There is half a character in the text."));
                    return null;
                }

            default:
                Add(errors, name, language.T("这里应当是文字。", "This must be a string."));
                return null;
        }
    }

    private static List<string> Texts(ref Utf8JsonReader values, string name, Language language, List<FieldError> errors)
    {
        if (values.TokenType is JsonTokenType.None or JsonTokenType.Null)
        {
            return [];
        }

        if (values.TokenType != JsonTokenType.StartArray || Count(values) > RatingFields.MaxReasons)
        {
            Add(errors, name, language.T("这里应当是文字的数组。", "This must be an array of strings."));
            return [];
        }

        var texts = new List<string>();
        while (values.Read() && values.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text(ref values, name, language, errors) ?? "");
            values.Skip();
        }

        return texts;
    }

    private static int Count(Utf8JsonReader values)
    {
        var count = 0;
        while (values.Read() && values.TokenType != JsonTokenType.EndArray)
        {
            values.Skip();
            count++;
        }

        return count;
    }

    private static void Add(List<FieldError> errors, string field, string message)
    {
        if (!errors.Exists(error => error.Field == field))
        {
            errors.Add(new FieldError(field, message));
        }
    }
}

/// <summary>A token to send one rating with.</summary>
internal sealed record VisitResponse(string Token);

/// <summary>What became of a rating.</summary>
/// <param name="Counted">Whether it counts.</param>
/// <param name="Receipt">The receipt's name, of a counted one.</param>
/// <param name="Reason"><c>already-rated-today</c> where it does not count.</param>
internal sealed record RatingResponse(bool Counted, string? Receipt = null, string? Reason = null);
