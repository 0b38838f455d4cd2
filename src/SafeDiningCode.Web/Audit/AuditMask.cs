using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace SafeDiningCode.Web.Audit;

/// <summary>What of a record goes into the audit: secrets not at all, personal data as far as it tells two apart. By the field's name, at any depth.</summary>
internal static class AuditMask
{
    private const string Hidden = "***";
    private const int ShownStart = 3;
    private const int ShownEnd = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwordHash", "secret", "token", "key", "totpKey", "recoveryCode", "recoveryCodes", "securityStamp",
    };

    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase) { "phone", "mobile", "idNumber", "certificateNumber", "email" };

    private static readonly HashSet<string> People = new(StringComparer.OrdinalIgnoreCase) { "person", "legalPerson", "holder", "staff" };

    /// <summary>The object as JSON with what must not be kept masked; null where there is none.</summary>
    public static string? Write(object? record)
    {
        var node = JsonSerializer.SerializeToNode(record, Json);
        Mask(node);
        return node?.ToJsonString(Json);
    }

    private static void Mask(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Mask(item);
            }
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is not null && Masked(name, value) is { } masked)
                {
                    fields[name] = masked;
                }
                else
                {
                    Mask(value);
                }
            }
        }
    }

    private static string? Masked(string name, JsonNode value) =>
        Secrets.Contains(name) ? Hidden
        : Numbers.Contains(name) ? Number(value.ToString())
        : People.Contains(name) ? Person(value.ToString())
        : null;

    // 138******78: enough to tell a right number from a wrong one.
    private static string Number(string text) =>
        text.Length <= ShownStart + ShownEnd ? Hidden : $"{text[..ShownStart]}{new string('*', text.Length - ShownStart - ShownEnd)}{text[^ShownEnd..]}";

    // 张**: by whole characters.
    private static string Person(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        return runes.Count == 0 ? "" : runes[0] + new string('*', runes.Count - 1);
    }
}
