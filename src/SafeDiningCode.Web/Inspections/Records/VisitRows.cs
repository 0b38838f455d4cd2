using SafeDiningCode.Rules.Inspections;

namespace SafeDiningCode.Web.Inspections.Records;

/// <summary>A visit.</summary>
public sealed record VisitRow
{
    /// <summary>Its key; that of the published inspection, too.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>Which of the eatery's visits of that day, from 1.</summary>
    public required int OfDay { get; init; }

    /// <summary>The version that counts.</summary>
    public required int Newest { get; init; }

    /// <summary>The day on which it is to be published.</summary>
    public required DateOnly PublishOn { get; init; }

    /// <summary>The day on which it was; null while it is not.</summary>
    public DateOnly? PublishedOn { get; init; }
}

/// <summary>A version of what was found at a visit.</summary>
public sealed record VisitVersionRow
{
    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The version of the form.</summary>
    public required int FormVersion { get; init; }

    /// <summary>When the form was opened, UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    /// <summary>When it came in, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>Who sent it.</summary>
    public required string SentByName { get; init; }

    /// <summary>What it came to: a result's name.</summary>
    public required string Result { get; init; }

    /// <summary>Tenths of a point.</summary>
    public required int Score { get; init; }

    /// <summary>The grade of the visit; null where it has none.</summary>
    public string? Grade { get; init; }

    /// <summary>Items that failed.</summary>
    public required int Failures { get; init; }

    /// <summary>Whether the owner signed: signed or refused.</summary>
    public required string Signature { get; init; }

    /// <summary>Who signed.</summary>
    public string? Signer { get; init; }

    /// <summary>Why nobody signed.</summary>
    public string? Refusal { get; init; }

    /// <summary>What else was noted.</summary>
    public string? Remark { get; init; }

    /// <summary>Until when the failures are to be mended; null where there are none.</summary>
    public DateOnly? MendBy { get; init; }

    /// <summary>The day of a food safety accident; null where there was none.</summary>
    public DateOnly? AccidentOn { get; init; }

    /// <summary>Why it was corrected; null of the first.</summary>
    public string? Reason { get; init; }

    /// <summary>The result.</summary>
    public InspectionResult Outcome => InspectionResults.FromCode(Result) ?? throw new InvalidOperationException($"A visit has the unknown result {Result}.");

    /// <summary>The grade.</summary>
    public Grade? VisitGrade => Grades.FromText(Grade);
}

/// <summary>An item that a version looked at.</summary>
public sealed record VisitAnswerRow
{
    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>Its place in the form.</summary>
    public required int Position { get; init; }

    /// <summary>The item's code.</summary>
    public required string Item { get; init; }

    /// <summary>Whether it is a key item.</summary>
    public required bool KeyItem { get; init; }

    /// <summary>pass, fail or na.</summary>
    public required string Answer { get; init; }

    /// <summary>The words of the form.</summary>
    public required string Wording { get; init; }

    /// <summary>What was seen.</summary>
    public string? Note { get; init; }

    /// <summary>The rectification that it opened.</summary>
    public long? RectificationId { get; init; }

    /// <summary>How that stands.</summary>
    public string? State { get; init; }

    /// <summary>What was found.</summary>
    public ItemAnswer Found => ItemAnswers.FromCode(Answer) ?? throw new InvalidOperationException($"An item has the unknown answer {Answer}.");
}

/// <summary>A photograph or signature of a version.</summary>
public sealed record VisitFileRow
{
    /// <summary>That of a photograph.</summary>
    public const string Photo = "photo";

    /// <summary>That of a signature.</summary>
    public const string Signature = "signature";

    /// <summary>The version.</summary>
    public required int Version { get; init; }

    /// <summary>photo or signature.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is called in addresses.</summary>
    public required string Name { get; init; }
}

/// <summary>What an owner asks for who does not accept a result.</summary>
public sealed record AppealRow
{
    /// <summary>The visit.</summary>
    public required long VisitId { get; init; }

    /// <summary>appeal or reinspection.</summary>
    public required string Kind { get; init; }

    /// <summary>pending, granted or refused.</summary>
    public required string State { get; init; }

    /// <summary>Why, in the owner's words.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>Who asked.</summary>
    public required string SentByName { get; init; }

    /// <summary>What the authority answered; null while it has not.</summary>
    public string? Answer { get; init; }

    /// <summary>The day planned for the re-inspection.</summary>
    public DateOnly? VisitOn { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredByName { get; init; }

    /// <summary>What is asked for.</summary>
    public AppealKind AsksFor => Appeals.KindOf(Kind) ?? throw new InvalidOperationException($"An owner asks for the unknown {Kind}.");

    /// <summary>How it stands.</summary>
    public AppealState Standing => Appeals.StateOf(State) ?? throw new InvalidOperationException($"What an owner asks for stands as the unknown {State}.");
}

/// <summary>A visit with all its versions, the first one first.</summary>
public sealed record VisitRecord(
    VisitRow Visit, IReadOnlyList<VisitVersionRow> Versions, IReadOnlyList<VisitAnswerRow> Answers, IReadOnlyList<VisitFileRow> Files, AppealRow? Appeal)
{
    /// <summary>The version that counts.</summary>
    public VisitVersionRow Newest => Versions.Single(version => version.Version == Visit.Newest);

    /// <summary>The items of the version that counts.</summary>
    public IEnumerable<VisitAnswerRow> NewestAnswers => Answers.Where(answer => answer.Version == Visit.Newest);

    /// <summary>Those of them that failed.</summary>
    public IEnumerable<VisitAnswerRow> Failures => NewestAnswers.Where(answer => answer.Found == ItemAnswer.Failed);
}

/// <summary>A visit in a list, by the version that counts.</summary>
public sealed record ListedVisitRow
{
    /// <summary>Its key.</summary>
    public required long Id { get; init; }

    /// <summary>The eatery.</summary>
    public required long EateryId { get; init; }

    /// <summary>Its day.</summary>
    public required DateOnly InspectedOn { get; init; }

    /// <summary>Which of that day.</summary>
    public required int OfDay { get; init; }

    /// <summary>The version that counts.</summary>
    public required int Newest { get; init; }

    /// <summary>The day on which it is to be published.</summary>
    public required DateOnly PublishOn { get; init; }

    /// <summary>The day on which it was; null while it is not.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>A result's name.</summary>
    public required string Result { get; init; }

    /// <summary>Tenths of a point.</summary>
    public required int Score { get; init; }

    /// <summary>The grade of the visit; null where it has none.</summary>
    public string? Grade { get; init; }

    /// <summary>Items that failed.</summary>
    public required int Failures { get; init; }

    /// <summary>Who sent it.</summary>
    public required string SentByName { get; init; }

    /// <summary>What the owner asks for; null for nothing.</summary>
    public string? AppealKind { get; init; }

    /// <summary>How that stands.</summary>
    public string? AppealState { get; init; }

    /// <summary>The result.</summary>
    public InspectionResult Outcome => InspectionResults.FromCode(Result) ?? throw new InvalidOperationException($"A visit has the unknown result {Result}.");
}

/// <summary>An item that was looked at before.</summary>
internal sealed record LookedAtRow
{
    public required string Item { get; init; }

    public required DateOnly LastOn { get; init; }

    public required int FailedLast { get; init; }
}

/// <summary>What earlier visits say of the items of the next.</summary>
/// <param name="FailedLast">Items that failed at the last visit.</param>
/// <param name="LookedAt">The day on which each was last looked at.</param>
public sealed record PastItems(IReadOnlySet<string> FailedLast, IReadOnlyDictionary<string, DateOnly> LookedAt);
