namespace SafeDiningCode.Web.Notices.Inbox;

/// <summary>A notice as it lies in an account's inbox.</summary>
public sealed record InboxRow : NoticeRow
{
    /// <summary>When it was marked read; null where it was not.</summary>
    public DateTime? ReadAt { get; init; }
}
