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

    /// <summary>What could be read of a body, with what is wrong in it. Fields that nobody knows are passed over.</summary>
    public static RatingRequest Read(JsonElement body, Language language, List<FieldError> errors)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError("", language.T("请发送一个 JSON 对象。", "Please send one JSON object.")));
            return new RatingRequest(null, null, null, null, null);
        }

        var request = new RatingRequest(
            Text(body, "value", language, errors),
            Texts(body, "reasons", language, errors),
            Text(body, "comment", language, errors),
            Text(body, "token", language, errors),
            Text(body, "device", language, errors));
        if (string.IsNullOrEmpty(request.Token))
        {
            Add(errors, "token", language.T("请先用 GET …/visit 取得令牌。", "Get a token from GET …/visit first."));
        }

        if (request.Device is not { Length: >= MinDevice and <= MaxDevice } device
            || !device.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            Add(errors, "device", language.T("设备名为 8 至 64 位字母、数字、_ 或 -。", "A device has 8 to 64 letters, digits, _ or -."));
        }

        return request;
    }

    private static string? Text(JsonElement body, string name, Language language, List<FieldError> errors) =>
        body.TryGetProperty(name, out var value) ? TextOf(value, name, language, errors) : null;

    private static string? TextOf(JsonElement value, string name, Language language, List<FieldError> errors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
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

    private static List<string> Texts(JsonElement body, string name, Language language, List<FieldError> errors)
    {
        if (!body.TryGetProperty(name, out var values) || values.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() > RatingFields.MaxReasons)
        {
            Add(errors, name, language.T("这里应当是文字的数组。", "This must be an array of strings."));
            return [];
        }

        return [.. values.EnumerateArray().Select(value => TextOf(value, name, language, errors) ?? "")];
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
