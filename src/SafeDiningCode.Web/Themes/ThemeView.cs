using SafeDiningCode.Rules.Themes;

namespace SafeDiningCode.Web.Themes;

/// <summary>A theme as its owner sees it.</summary>
/// <param name="Theme">Reason, week and how many.</param>
/// <param name="Comments">What diners of the group wrote, in no order that tells when; each comment under one theme of its week.</param>
/// <param name="Replies">The wordings of the reply, the first one first; none where nothing was said.</param>
/// <param name="DueOn">Until when a reply is due.</param>
/// <param name="EditableUntil">The last day on which the reply can be worded anew; null where there is none.</param>
public sealed record ThemeView(Theme Theme, IReadOnlyList<string> Comments, IReadOnlyList<ReplyRow> Replies, DateOnly DueOn, DateOnly? EditableUntil);
