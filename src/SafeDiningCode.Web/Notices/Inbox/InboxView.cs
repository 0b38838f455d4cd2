namespace SafeDiningCode.Web.Notices.Inbox;

/// <summary>A page of an inbox.</summary>
/// <param name="Rows">The notices, the latest first.</param>
/// <param name="Unread">How many are unread in the whole inbox.</param>
/// <param name="IsFirst">Whether it is the page with the latest.</param>
/// <param name="HasOlder">Whether there are older ones.</param>
/// <param name="HasMail">Whether this service sends mail.</param>
/// <param name="Mail">Where notices go by mail; null where they do not.</param>
public sealed record InboxView(IReadOnlyList<InboxRow> Rows, int Unread, bool IsFirst, bool HasOlder, bool HasMail, string? Mail);
