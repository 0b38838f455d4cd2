using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Inspections.Records;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Inspections.Pages;

/// <summary>What was sent by the form of a visit, as it was written; and how it becomes a visit.</summary>
public sealed record VisitForm
{
    /// <summary>The field of photographs.</summary>
    public const string PhotoField = "photos";

    /// <summary>The field of the signature.</summary>
    public const string SignatureField = "signature";

    /// <summary>Said where nobody would sign.</summary>
    public const string Refused = "refused";

    private const string Date = "yyyy-MM-dd";
    private const int MostDaysToMend = 180;

    /// <summary>Answers, by item.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes, by item.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>The day of the visit.</summary>
    public string On { get; init; } = "";

    /// <summary>Until when failures are to be mended.</summary>
    public string MendBy { get; init; } = "";

    /// <summary>The day of an accident.</summary>
    public string Accident { get; init; } = "";

    /// <summary>signed or refused; empty where neither was chosen.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Who signed.</summary>
    public string Signer { get; init; } = "";

    /// <summary>Why nobody signed.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>What else was noted.</summary>
    public string Remark { get; init; } = "";

    /// <summary>now or later.</summary>
    public string Publish { get; init; } = "now";

    /// <summary>The day on which it is published, if later.</summary>
    public string PublishOn { get; init; } = "";

    /// <summary>Why it is corrected.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Reads what was sent.</summary>
    internal static VisitForm Read(SentForm sent, InspectionForm form)
    {
        var fields = sent.Fields;
        string Text(string name) => WrittenText.Clean(fields.Single(name)) ?? "";
        Dictionary<string, string> Each(string prefix, Func<string, string> read) => form.Items
            .Select(item => (item.Code, Value: read($"{prefix}-{item.Code}")))
            .Where(each => each.Value.Length > 0)
            .ToDictionary(each => each.Code, each => each.Value, StringComparer.Ordinal);
        return new VisitForm
        {
            Answers = Each("a", name => fields.Single(name)),
            Notes = Each("n", Text),
            On = fields.Single("on"),
            MendBy = fields.Single("mend"),
            Accident = fields.Single("accident"),
            Signature = fields.Single("signed"),
            Signer = Text("signer"),
            Refusal = Text("refusal"),
            Remark = Text("remark"),
            Publish = fields.Single("publish"),
            PublishOn = fields.Single("publish-on"),
            Reason = Text("reason"),
        };
    }

    /// <summary>A form that says what a visit on record says.</summary>
    internal static VisitForm Of(VisitRecord record) => new()
    {
        Answers = record.NewestAnswers.ToDictionary(answer => answer.Item, answer => answer.Answer, StringComparer.Ordinal),
        Notes = record.NewestAnswers.Where(answer => answer.Note is not null).ToDictionary(answer => answer.Item, answer => answer.Note!, StringComparer.Ordinal),
        On = Day.Text(record.Visit.InspectedOn),
        MendBy = record.Newest.MendBy is { } due ? Day.Text(due) : "",
        Accident = record.Newest.AccidentOn is { } accident ? Day.Text(accident) : "",
        Signature = record.Newest.Signature,
        Signer = record.Newest.Signer ?? "",
        Refusal = record.Newest.Refusal ?? "",
        Remark = record.Newest.Remark ?? "",
    };

    /// <summary>The visit that it makes; or what is wrong, in the reader's language.</summary>
    internal (VisitEntry? Entry, string? Fault) ToEntry(VisitContext context, SentForm sent, FormToken token, Language language)
    {
        var form = context.Form;
        var items = form.Items.Select((item, place) => (item, place))
            .Where(each => ItemAnswers.FromCode(Answers.GetValueOrDefault(each.item.Code)) is not null)
            .Select(each => new FoundItem(each.item, each.place + 1, ItemAnswers.FromCode(Answers[each.item.Code])!.Value, Notes.GetValueOrDefault(each.item.Code)))
            .ToList();
        var on = context.Corrects?.Visit.InspectedOn ?? ParseDay(On);
        var publishOn = Publish == "later" ? ParseDay(PublishOn) : context.Today;
        var fault = sent.Fault is { } unfit ? UploadFaults.Words(unfit, language)
            : FaultOfItems(items, context, language)
            ?? FaultOfDays(items, on, publishOn, context, language)
            ?? FaultOfWords(context, sent, language);
        if (fault is not null)
        {
            return (null, fault);
        }

        var failed = items.Exists(item => item.Answer == ItemAnswer.Failed);
        var refused = Signature == Refused;
        return (new VisitEntry
        {
            Form = form,
            InspectedOn = on!.Value,
            Items = items,
            Signer = refused ? null : Signer,
            Refusal = refused ? Refusal : null,
            Signature = refused ? null : FilesOf(sent, SignatureField).FirstOrDefault(),
            Photos = [.. FilesOf(sent, PhotoField)],
            Remark = Remark.Length == 0 ? null : Remark,
            MendBy = failed ? ParseDay(MendBy) ?? context.Today.AddDays(form.Rules.MendDays) : null,
            AccidentOn = ParseDay(Accident),
            // What was to be published on a day that has passed meanwhile is published now.
            PublishOn = context.Corrects?.Visit.PublishOn ?? (publishOn!.Value < context.Today ? context.Today : publishOn.Value),
            OpenedAt = token.IssuedAt,
            Key = token.Nonce,
            Reason = context.Corrects is null ? null : Reason,
        }, null);
    }

    private static string? FaultOfItems(List<FoundItem> items, VisitContext context, Language language)
    {
        var looked = items.Select(item => new CheckedItem(item.Item.Code, item.Item.Key, item.Answer)).ToList();
        return items.Find(item => item.Answer != ItemAnswer.Passed && item.Note is null) is { } bare
            ? language.T(
                $"请写明“{bare.Item.Text}”{(bare.Answer == ItemAnswer.Failed ? "看到了什么" : "为什么不适用")}。",
                $"Please write under «{bare.Item.English}» {(bare.Answer == ItemAnswer.Failed ? "what was seen" : "why it does not apply")}.")
            : items.Exists(item => item.Note?.Length > VisitEntry.LongestNote)
                ? language.T($"每项说明请不要超过 {VisitEntry.LongestNote} 字。", $"Please keep each note to {VisitEntry.LongestNote} characters.")
            : VisitItems.FaultOf(context.Form.FormItems, context.Mandatory, looked, context.Form.Rules) is { } fault ? InspectionWords.Fault(fault, context.Form.Rules, language)
            : null;
    }

    private string? FaultOfDays(List<FoundItem> items, DateOnly? on, DateOnly? publishOn, VisitContext context, Language language)
    {
        var today = context.Today;
        if (context.Corrects is null)
        {
            if (on is not { } day || day > today || day < today.AddDays(-VisitEntry.MostDaysLate))
            {
                return language.T(
                    $"检查日期应是今天或过去 {VisitEntry.MostDaysLate} 天内。", $"The day of the visit is today or within the last {VisitEntry.MostDaysLate} days.");
            }

            if (publishOn is not { } published || !VisitWindows.MayPublish(published < today ? today : published, day, today, context.Calendar, context.Form.Rules))
            {
                var last = Day.Text(VisitWindows.LastPublication(day, context.Calendar, context.Form.Rules));
                var days = context.Form.Rules.PublishWorkingDays;
                return language.T($"公示日期不能晚于 {last}（检查后 {days} 个工作日内）。", $"It is published by {last} at the latest, within {days} working days of the visit.");
            }
        }

        return items.Exists(item => item.Answer == ItemAnswer.Failed) && MendBy.Length > 0 && !(ParseDay(MendBy) is { } due && due >= on && due <= on!.Value.AddDays(MostDaysToMend))
            ? language.T($"整改期限应在检查日之后 {MostDaysToMend} 天内。", $"What failed is to be mended within {MostDaysToMend} days of the visit.")
            : Accident.Length > 0 && !(ParseDay(Accident) is { } accident && accident <= on) ? language.T("事故日期应在检查日之前。", "An accident was before the visit.")
            : null;
    }

    private string? FaultOfWords(VisitContext context, SentForm sent, Language language)
    {
        var isNew = context.Corrects is null;
        return isNew && Signature is not ("signed" or Refused) ? language.T("请让店家签字，或记下拒签的原因。", "Please have the owner sign, or note why nobody would.")
            : Signature == "signed" && Signer.Length == 0 ? language.T("请写明签字人的姓名。", "Please write who signed.")
            : isNew && Signature == "signed" && !FilesOf(sent, SignatureField).Any()
                ? language.T("还没有签名：请在屏幕上签，或拍下签了字的纸。", "There is no signature yet: have it drawn on the screen, or photograph the signed sheet.")
            : Signature == Refused && Refusal.Length == 0 ? language.T("请写明为什么没有签字。", "Please write why nobody signed.")
            : !isNew && Reason.Length == 0 ? language.T("请写明为什么更正。", "Please say why it is corrected.")
            : Signer.Length > VisitEntry.LongestSigner || Refusal.Length > VisitEntry.LongestNote || Reason.Length > VisitEntry.LongestNote || Remark.Length > VisitEntry.LongestRemark
                ? language.T("有一处写得太长，请缩短。", "Something written is too long: please shorten it.")
            : sent.Files.Count(file => file.Field == PhotoField) > VisitEntry.MostPhotos
                ? language.T($"照片最多 {VisitEntry.MostPhotos} 张。", $"At most {VisitEntry.MostPhotos} photographs.")
            : null;
    }

    private static IEnumerable<CleanFile> FilesOf(SentForm sent, string field) => sent.Files.Where(file => file.Field == field && file.File is not null).Select(file => file.File!);

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, Date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 2000 ? day : null;
}

/// <summary>What a form of a visit is read against.</summary>
/// <param name="Form">The form.</param>
/// <param name="Mandatory">Items that it must look at.</param>
/// <param name="Today">The day in Shanghai.</param>
/// <param name="Calendar">The working days.</param>
/// <param name="Corrects">The visit that it corrects; null where it is a new one.</param>
internal sealed record VisitContext(InspectionForm Form, IReadOnlySet<string> Mandatory, DateOnly Today, WorkingDays Calendar, VisitRecord? Corrects);
