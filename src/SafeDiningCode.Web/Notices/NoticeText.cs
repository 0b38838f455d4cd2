namespace SafeDiningCode.Web.Notices;

/// <summary>A notice in words.</summary>
/// <param name="Title">One line.</param>
/// <param name="Body">A sentence or two: what it is and what to do.</param>
internal sealed record NoticeText(string Title, string Body);
