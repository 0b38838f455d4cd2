namespace SafeDiningCode.Web.SelfChecks.Due;

/// <summary>From when an eatery owes self-checks, and whether diners see that today's is done.</summary>
internal sealed record DutyStartRow
{
    public DateOnly? Since { get; init; }

    public DateTime? OwnedSince { get; init; }

    public bool? Shown { get; init; }
}

/// <summary>When the first version of a record was sent.</summary>
internal sealed record WrittenRow
{
    public required string Kind { get; init; }

    public required DateOnly Period { get; init; }

    public required DateOnly SentDay { get; init; }
}
