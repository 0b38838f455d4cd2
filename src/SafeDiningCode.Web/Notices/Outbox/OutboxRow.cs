namespace SafeDiningCode.Web.Notices.Outbox;

/// <summary>A notice on its way out.</summary>
internal sealed record OutboxRow : NoticeRow
{
    /// <summary>The key of this delivery.</summary>
    public required long DeliveryId { get; init; }

    public required string Address { get; init; }

    /// <summary>How often it was tried before.</summary>
    public required int Attempts { get; init; }
}
