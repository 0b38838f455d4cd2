using Microsoft.Extensions.Primitives;
using SafeDiningCode.Rules.SelfChecks;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.SelfChecks.Lists;
using SafeDiningCode.Web.SelfChecks.Records;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.SelfChecks.Pages;

/// <summary>What was sent by the form of a self-check, read against its list; and what is wrong with it.</summary>
internal sealed record CheckForm
{
    /// <summary>The button «all in order».</summary>
    public const string Fine = "fine";

    /// <summary>The button «send what I marked».</summary>
    public const string Found = "found";

    public required IReadOnlySet<string> Ticked { get; init; }

    public required IReadOnlyDictionary<string, string> Notes { get; init; }

    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    public required string? Reason { get; init; }

    public required int Corrects { get; init; }

    /// <summary>What is wrong, in the reader's language; null where nothing is.</summary>
    public required string? Fault { get; init; }

    public static CheckForm Read(SentForm sent, CheckList list, Language language)
    {
        var fields = sent.Fields;
        var ticked = fields["item"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var notes = Written(list.Items.Where(item => ticked.Contains(item.Code)).Select(item => item.Code), code => fields.Single($"note-{code}"));
        var texts = Written(list.Texts.Select(text => text.Code), code => fields.Single($"text-{code}"));
        var corrects = int.TryParse(fields.Single("corrects"), System.Globalization.CultureInfo.InvariantCulture, out var version) ? Math.Max(0, version) : 0;
        var form = new CheckForm
        {
            Ticked = ticked,
            Notes = notes,
            Texts = texts,
            Reason = corrects > 0 ? WrittenText.Clean(fields.Single("reason")) : null,
            Corrects = corrects,
            Fault = null,
        };
        return form with { Fault = form.FaultOf(sent, list, fields["act"], language) };
    }

    /// <summary>The record that it makes.</summary>
    public SelfCheckEntry Entry(CheckPeriod period, CheckList list, FormToken token, SentForm sent) => new()
    {
        Period = period,
        List = list,
        Faults = [.. list.Items.Where(item => Ticked.Contains(item.Code)).Select(item => new FoundFault(item, Notes.GetValueOrDefault(item.Code)))],
        Texts = Texts,
        Photos = [.. sent.Files.Select(file => file.File!)],
        OpenedAt = token.IssuedAt,
        Form = token.Nonce,
        Corrects = Corrects,
        Reason = Reason,
    };

    private string? FaultOf(SentForm sent, CheckList list, StringValues act, Language language)
    {
        if (sent.Fault is { } fault)
        {
            return UploadFaults.Words(fault, language);
        }

        if (!Ticked.IsSubsetOf(list.Items.Select(item => item.Code)))
        {
            return language.T("清单已经变了，请照新的清单再看一遍。", "The list has changed. Please go through the new one.");
        }

        var missing = list.Texts.FirstOrDefault(text => text.Required && !Texts.ContainsKey(text.Code));
        return act switch
        {
            [Fine] when Ticked.Count > 0 => language.T(
                $"您勾了 {Ticked.Count} 项有问题。要提交问题，请按“提交勾出的问题”；都正常，请先取消勾选。",
                $"You marked {Ticked.Count} as not in order. Press «Send what I marked», or take the marks away if all is well."),
            [Found] when Ticked.Count == 0 => language.T(
                "还没有勾出问题。都正常的话，请按最下面的“全部正常”。", "Nothing is marked. If all is well, press «all in order» at the bottom."),
            [Fine] or [Found] when missing is not null => language.T($"请填写“{missing.Text}”。", $"Please write something under «{missing.English}»."),
            [Fine] or [Found] when Notes.Values.Any(note => note.Length > SelfCheckEntry.LongestNote) => language.T(
                $"每项说明请不要超过 {SelfCheckEntry.LongestNote} 字。", $"Please keep each note to {SelfCheckEntry.LongestNote} characters."),
            [Fine] or [Found] when Texts.Values.Any(text => text.Length > SelfCheckEntry.LongestText) => language.T(
                $"每段请不要超过 {SelfCheckEntry.LongestText} 字。", $"Please keep each text to {SelfCheckEntry.LongestText} characters."),
            [Fine] or [Found] when Corrects > 0 && Reason is null => language.T("请写明为什么更正。", "Please say why it is corrected."),
            [Fine] or [Found] when Reason?.Length > SelfCheckEntry.LongestNote => language.T(
                $"更正原因请不要超过 {SelfCheckEntry.LongestNote} 字。", $"Please keep the reason to {SelfCheckEntry.LongestNote} characters."),
            [Fine] or [Found] => null,
            _ => language.T("请用页面上的按钮提交。", "Please use one of the buttons on the page."),
        };
    }

    private static Dictionary<string, string> Written(IEnumerable<string> codes, Func<string, string> read) => codes
        .Select(code => (Code: code, Text: WrittenText.Clean(read(code))))
        .Where(written => written.Text is not null)
        .ToDictionary(written => written.Code, written => written.Text!, StringComparer.Ordinal);
}
