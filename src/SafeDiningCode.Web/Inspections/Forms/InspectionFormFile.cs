using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SafeDiningCode.Rules.Inspections;

namespace SafeDiningCode.Web.Inspections.Forms;

/// <summary>Reads forms of inspections from JSON, and says what is wrong with one.</summary>
internal static partial class InspectionFormFile
{
    /// <summary>The longest words of an item: they become the words of a failure.</summary>
    public const int LongestText = 120;

    private const int MostItems = 40;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    /// <summary>The form that a text holds; or what is wrong with it.</summary>
    public static (InspectionForm? Form, string? Fault) Read(string text)
    {
        InspectionForm? form;
        try
        {
            form = JsonSerializer.Deserialize<InspectionForm>(text, Json);
        }
        catch (JsonException error)
        {
            return (null, $"It cannot be read as a form of inspections (line {error.LineNumber + 1}): see catering-1.json for the form.");
        }

        var fault = form is null ? "It is empty." : Fault(form);
        return fault is null ? (form, null) : (null, fault);
    }

    /// <summary>The form as text.</summary>
    public static string Write(InspectionForm form) => JsonSerializer.Serialize(form, Json);

    private static string? Fault(InspectionForm form)
    {
        // What a file leaves out or calls null is null, whatever the types say.
        if (form.Sections is null || form.Rules is not { Results: not null, Grades: not null }
            || form.Sections.Any(section => section?.Items is null || section.Items.Any(item => item is null)))
        {
            return "Rules, sections and items are there without gaps.";
        }

        var items = form.Items.ToList();
        string?[] words =
        [
            form.Title, form.TitleEnglish, .. form.Sections.SelectMany(section => new[] { section.Title, section.TitleEnglish }),
            .. items.SelectMany(item => new[] { item.Text, item.English }),
        ];
        return form.Version < 1 ? "Its version is a number from 1."
            : items.Count is 0 or > MostItems ? $"It has 1 to {MostItems} items."
            : items.Find(item => item.Code is null || !Code().IsMatch(item.Code)) is { } odd ? $"A code is 2 to 30 lower-case letters, digits and dashes, not '{odd.Code}'."
            : items.Select(item => item.Code).Distinct(StringComparer.Ordinal).Count() != items.Count ? "A code stands twice."
            : words.Any(string.IsNullOrWhiteSpace) ? "A wording is missing: each stands in Chinese and in English."
            : words.Any(word => word!.Length > LongestText) ? $"A wording has more than {LongestText} characters."
            : FaultOf(form.Rules, items);
    }

    private static string? FaultOf(VisitRules rules, List<InspectedItem> items) =>
        rules.LeastKeyItems < 0 || rules.LeastKeyItems > items.Count(item => item.Key) ? "leastKeyItems is no more than there are key items."
        : rules.LeastGeneralItems < 0 || rules.LeastGeneralItems > items.Count(item => !item.Key) ? "leastGeneralItems is no more than there are general items."
        : rules.LeastKeyItems + rules.LeastGeneralItems == 0 ? "A visit looks at something."
        : rules.PublishWorkingDays is < 1 or > 250 || rules.AppealWorkingDays is < 1 or > 250 || rules.MendDays is < 1 or > 365 ? "publishWorkingDays and appealWorkingDays are 1 to 250, mendDays 1 to 365."
        : rules.Results.KeyFailuresThatFail < 1 || rules.Results.GeneralPassBasisPoints is < 0 or > 10_000 ? "results: keyFailuresThatFail from 1, generalPassBasisPoints 0 to 10000."
        : rules.Grades.KeyFailuresWithoutGrade < 1 || !(rules.Grades is { Fair: >= 0, Excellent: <= Grades.LargestScoreTenths } && rules.Grades.Fair <= rules.Grades.Good && rules.Grades.Good <= rules.Grades.Excellent)
            ? "grades: fair, good and excellent ascend from 0 to 100."
        : null;

    [GeneratedRegex("^[a-z][a-z0-9-]{1,29}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();
}
