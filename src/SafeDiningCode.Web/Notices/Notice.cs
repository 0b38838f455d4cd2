namespace SafeDiningCode.Web.Notices;

/// <summary>Something that people should know of and do: what a slice hands to <see cref="NoticeBook"/>.</summary>
internal sealed record Notice
{
    /// <summary>Which of <see cref="NoticeKinds"/> it is.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// What it is about, in a few characters, like <c>licence:JY25301020000016</c>: of one kind and subject, an account
    /// gets one notice a day, however often a job says so.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>The accounts that get it.</summary>
    public required IReadOnlyList<long> Recipients { get; init; }

    /// <summary>The eatery it is about; null where it is about none.</summary>
    public long? EateryId { get; init; }

    /// <summary>What the words of its kind leave open, by name. No secrets: they travel by mail.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where to see to it: a path of this site, beginning with a slash.</summary>
    public required string Link { get; init; }
}

/// <summary>Who gets a notice, and where else than in the inbox.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Mail">The mail address that its owner has confirmed; null where there is none.</param>
internal sealed record NoticeRecipient(long AccountId, string? Mail);
