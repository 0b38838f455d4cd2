using SafeDiningCode.Rules.Inspections;
using SafeDiningCode.Web.Inspections.Forms;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Inspections.Records;

/// <summary>An item of the form, as it was found.</summary>
/// <param name="Item">The item.</param>
/// <param name="Position">Its place in the form, from 1.</param>
/// <param name="Answer">What was found.</param>
/// <param name="Note">What was seen, or why it does not apply.</param>
internal sealed record FoundItem(InspectedItem Item, int Position, ItemAnswer Answer, string? Note);

/// <summary>A visit as it comes from the form.</summary>
internal sealed record VisitEntry
{
    /// <summary>The longest note to an item, reason of a refusal, and reason of a correction.</summary>
    public const int LongestNote = 200;

    /// <summary>The longest remark.</summary>
    public const int LongestRemark = 500;

    /// <summary>The longest name of who signs.</summary>
    public const int LongestSigner = 60;

    /// <summary>Photographs that a visit has at most.</summary>
    public const int MostPhotos = 6;

    /// <summary>Days after a visit within which it can still come in: a phone may have been without a connection.</summary>
    public const int MostDaysLate = 14;

    /// <summary>The form that it was made with.</summary>
    public required InspectionForm Form { get; init; }

    public required DateOnly InspectedOn { get; init; }

    /// <summary>The items looked at, in the order of the form.</summary>
    public required IReadOnlyList<FoundItem> Items { get; init; }

    /// <summary>Who signed; null where nobody did.</summary>
    public string? Signer { get; init; }

    /// <summary>Why nobody signed; null where somebody did.</summary>
    public string? Refusal { get; init; }

    /// <summary>The signature; null where there is none, or an earlier version has it.</summary>
    public CleanFile? Signature { get; init; }

    public IReadOnlyList<CleanFile> Photos { get; init; } = [];

    public string? Remark { get; init; }

    /// <summary>Until when the failures are to be mended; null where there are none.</summary>
    public DateOnly? MendBy { get; init; }

    public DateOnly? AccidentOn { get; init; }

    /// <summary>The day on which it is published: the same day, or a later one.</summary>
    public required DateOnly PublishOn { get; init; }

    public required DateTime OpenedAt { get; init; }

    /// <summary>Names the form: sent again it is the same visit.</summary>
    public required string Key { get; init; }

    /// <summary>Why it is corrected; null of a visit that is new.</summary>
    public string? Reason { get; init; }

    /// <summary>The items as the rules look at them.</summary>
    public IReadOnlyList<CheckedItem> Checked => [.. Items.Select(item => new CheckedItem(item.Item.Code, item.Item.Key, item.Answer))];

    /// <summary>What it came to.</summary>
    public VisitVerdict Verdict => VisitVerdict.Of(Checked, Form.Rules);
}

/// <summary>What became of a visit that was sent.</summary>
internal enum VisitOutcome
{
    /// <summary>It is on record.</summary>
    Sent,

    /// <summary>The same form had been sent before: this is its visit.</summary>
    SentBefore,

    /// <summary>The visit was corrected by somebody else meanwhile.</summary>
    Changed,

    /// <summary>The eatery's space does not hold its photographs.</summary>
    NoSpace,

    /// <summary>There is no such visit.</summary>
    Unknown,
}

/// <summary>What became of a visit, and which one it is.</summary>
internal sealed record VisitResult(VisitOutcome Outcome, long Id);
