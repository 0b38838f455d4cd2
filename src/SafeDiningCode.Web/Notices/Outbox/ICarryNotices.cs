namespace SafeDiningCode.Web.Notices.Outbox;

/// <summary>
/// A way for notices to leave the house, beside the inbox, which every account has. Mail is one. A gateway of WeChat's
/// service messages or of text messages is another class like it, registered in <see cref="NoticesModule"/>: it says
/// whom it reaches, and hands one notice on at a time; queueing, repeating, two instances and giving up are
/// <see cref="NoticeCourier"/>'s work.
/// </summary>
internal interface ICarryNotices
{
    /// <summary>Its name in the outbox, up to 12 characters; never changed.</summary>
    string Name { get; }

    /// <summary>Where it reaches somebody; null where it does not.</summary>
    string? AddressOf(NoticeRecipient recipient);

    /// <summary>Hands on notices one after the other while the connection that it may need is kept open.</summary>
    /// <returns>What came of each, as soon as it is known. Exceptions are for what nobody expected.</returns>
    IAsyncEnumerable<(OutboxRow Notice, Carried Outcome)> CarryAsync(IReadOnlyList<OutboxRow> notices, CancellationToken cancellation);
}

/// <summary>What came of one attempt.</summary>
/// <param name="Result">Whether to try again.</param>
/// <param name="Reason">A code for the record, like <c>smtp-450</c>: never what the other side wrote, which may quote an address.</param>
internal sealed record Carried(CarryResult Result, string Reason);

/// <summary>Whether to try again.</summary>
internal enum CarryResult
{
    /// <summary>The other side has it.</summary>
    Sent,

    /// <summary>Not now: it is tried again later.</summary>
    Later,

    /// <summary>Never: there is no such address, or this notice is not taken.</summary>
    Refused,
}
