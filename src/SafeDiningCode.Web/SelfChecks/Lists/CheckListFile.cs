using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SafeDiningCode.Rules.SelfChecks;

namespace SafeDiningCode.Web.SelfChecks.Lists;

/// <summary>Reads check lists from JSON, and says what is wrong with one.</summary>
internal static partial class CheckListFile
{
    /// <summary>The longest words of an item: they become the words of a finding.</summary>
    public const int LongestText = 120;

    private const int MostItems = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The list that a text holds; or what is wrong with it.</summary>
    public static (CheckList? List, string? Fault) Read(string text)
    {
        CheckList? list;
        try
        {
            list = JsonSerializer.Deserialize<CheckList>(text, Json);
        }
        catch (JsonException error)
        {
            return (null, $"It cannot be read as a check list (line {error.LineNumber + 1}): see daily-1.json for the form.");
        }

        var fault = list is null ? "It is empty." : Fault(list);
        return fault is null ? (list, null) : (null, fault);
    }

    /// <summary>The list as text.</summary>
    public static string Write(CheckList list) => JsonSerializer.Serialize(list, Json);

    private static string? Fault(CheckList list)
    {
        if (SelfCheckKinds.FromCode(list.Kind) is null)
        {
            return $"Its kind is daily, weekly or monthly, not '{list.Kind}'.";
        }

        // What a file leaves out or calls null is null, whatever the types say.
        if (list.Sections is null || list.Texts is null || list.Texts.Any(text => text is null)
            || list.Sections.Any(section => section?.Items is null || section.Items.Any(item => item is null)))
        {
            return "Sections, items and texts are lists without gaps; an empty one is [].";
        }

        var codes = list.Items.Select(item => item.Code).Concat(list.Texts.Select(text => text.Code)).ToList();
        string?[] words = [list.Title, list.TitleEnglish, list.Role, list.RoleEnglish, .. list.Sections.SelectMany(section => new[] { section.Title, section.TitleEnglish }), .. list.Items.SelectMany(item => new[] { item.Text, item.English }), .. list.Texts.SelectMany(text => new[] { text.Text, text.English })];
        return list.Version < 1 ? "Its version is a number from 1."
            : codes.Count is 0 or > MostItems ? $"It has 1 to {MostItems} items and texts."
            : codes.FirstOrDefault(code => code is null || !Code().IsMatch(code)) is { } odd ? $"A code is 2 to 30 lower-case letters, digits and dashes, not '{odd}'."
            : codes.Distinct(StringComparer.Ordinal).Count() != codes.Count ? "A code stands twice."
            : words.Any(string.IsNullOrWhiteSpace) ? "A wording is missing: each stands in Chinese and in English."
            : words.Any(word => word!.Length > LongestText) ? $"A wording has more than {LongestText} characters."
            : null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
