using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.ChangeRequests.Facts;
using SafeDiningCode.Web.ChangeRequests.Ledger;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.ChangeRequests.Pages;

/// <summary>The owner's form, as it was typed, with what is wrong in it in the reader's language.</summary>
public sealed record ChangeForm
{
    /// <summary>Facts that are ticked.</summary>
    public IReadOnlySet<ChangeFact> Ticked { get; init; } = new HashSet<ChangeFact>();

    /// <summary>What was typed of each fact.</summary>
    public IReadOnlyDictionary<ChangeFact, string> Values { get; init; } = new Dictionary<ChangeFact, string>();

    /// <summary>What is wrong with each fact.</summary>
    public IReadOnlyDictionary<ChangeFact, string> Faults { get; init; } = new Dictionary<ChangeFact, string>();

    /// <summary>The owner's words.</summary>
    public string Note { get; init; } = "";

    /// <summary>What is wrong with the evidence; null where nothing is.</summary>
    public string? EvidenceFault { get; init; }

    /// <summary>What is wrong with the form as a whole; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>Names the form.</summary>
    public string Token { get; init; } = "";

    /// <summary>How many events the request had; 0 where it has yet to be sent.</summary>
    public int Events { get; init; }

    /// <summary>Whether anything is wrong.</summary>
    public bool HasFault => Faults.Count > 0 || EvidenceFault is not null || Fault is not null;

    /// <summary>The form with what a request asked for in it.</summary>
    public static ChangeForm Of(ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new ChangeForm
        {
            Ticked = record.Lines.Select(line => line.Of).ToHashSet(),
            Values = record.Lines.ToDictionary(line => line.Of, line => line.NewValue),
            Note = record.Request.Note ?? "",
            Events = record.Request.Events,
        };
    }

    /// <summary>The name of the field of a fact.</summary>
    public static string Field(ChangeFact fact) => $"value-{ChangeFacts.ToCode(fact)}";

    /// <summary>Reads a form as sent.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="facts">What the registry says.</param>
    /// <param name="today">The day in Shanghai.</param>
    /// <param name="hasEvidence">Whether the request has evidence already.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="draft">What is asked for; means nothing where there is a fault.</param>
    internal static ChangeForm Read(SentForm sent, RegulatedFacts facts, DateOnly today, bool hasEvidence, Language language, out DraftChange draft)
    {
        var ticked = sent.Fields["fact"].Select(ChangeFacts.FromCode).OfType<ChangeFact>().ToHashSet();
        var readings = ticked.Order().ToDictionary(fact => fact, fact => ChangeValues.Read(fact, sent.Fields.Single(Field(fact)), facts.Of(fact), today));
        var note = WrittenText.Clean(sent.Fields.Single("note"));
        draft = new DraftChange(
            readings.ToDictionary(each => each.Key, each => each.Value.Value), note, [.. sent.Files.Where(file => file.File is not null).Select(file => file.File!)]);
        return new ChangeForm
        {
            Ticked = ticked,
            Values = ChangeFacts.All.ToDictionary(fact => fact, fact => sent.Fields.Single(Field(fact))),
            Faults = readings.Where(each => each.Value.Fault is not null).ToDictionary(each => each.Key, each => ChangeWords.Fault(each.Key, each.Value.Fault!.Value, language)),
            Note = note ?? "",
            EvidenceFault = sent.Fault is { } unfit ? UploadFaults.Words(unfit, language)
                : draft.Evidence.Count == 0 && !hasEvidence ? language.T("请至少上传一份证明：新许可证、营业执照或其他文件的照片或 PDF。", "Please add at least one proof: a photograph or PDF of the new licence, the business licence or another document.")
                : null,
            Fault = ticked.Count == 0 ? language.T("请勾选要变更的事项。", "Please tick what shall change.")
                : note?.Length > DraftChange.LongestNote ? language.T($"说明请不要超过 {DraftChange.LongestNote} 字。", $"Please keep the note to {DraftChange.LongestNote} characters.")
                : null,
        };
    }
}

/// <summary>The page of a form that asks for a change or corrects what was asked.</summary>
/// <param name="Eatery">Whose.</param>
/// <param name="Facts">What the registry says; null where no licence is on record.</param>
/// <param name="Open">Facts that an open request asks for already.</param>
/// <param name="Form">The form.</param>
public sealed record ChangeFormSheet(Accounts.Eateries.EateryInScope Eatery, RegulatedFacts? Facts, IReadOnlySet<ChangeFact> Open, ChangeForm Form);

/// <summary>A request as one of its pages shows it.</summary>
/// <param name="Eatery">Whose.</param>
/// <param name="Record">The request.</param>
/// <param name="Facts">What the registry says now; null where no licence is on record.</param>
/// <param name="Form">The owner's form to correct it; null where there is none.</param>
/// <param name="Token">Names the form of a decision or a withdrawal.</param>
/// <param name="MayDecide">Whether who looks may decide.</param>
/// <param name="Reason">The reason as typed.</param>
/// <param name="Fault">What is wrong, in the reader's language; null where nothing is.</param>
/// <param name="Notice">What was just done; null where nothing was.</param>
public sealed record ChangeSheet(
    Accounts.Eateries.EateryInScope Eatery,
    ChangeRecord Record,
    RegulatedFacts? Facts,
    ChangeForm? Form,
    string Token,
    bool MayDecide = false,
    string Reason = "",
    string? Fault = null,
    string? Notice = null);
