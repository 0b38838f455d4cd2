namespace SafeDiningCode.Web.Notices;

/// <summary>A notice in words.</summary>
/// <param name="Title">One line.</param>
/// <param name="Parts">A sentence or two, what it is and what to do, with what was filled in apart: it may be in another language.</param>
public sealed record NoticeText(string Title, IReadOnlyList<NoticePart> Parts)
{
    /// <summary>The sentences.</summary>
    public string Body => string.Concat(Parts.Select(part => part.Text));
}

/// <summary>A part of a notice.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsFilledIn">Whether it is a parameter, like the name of a shop.</param>
public sealed record NoticePart(string Text, bool IsFilledIn);
