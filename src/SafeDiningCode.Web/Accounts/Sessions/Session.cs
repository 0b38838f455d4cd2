namespace SafeDiningCode.Web.Accounts.Sessions;

/// <summary>How far somebody has come in signing in.</summary>
internal enum SessionStage
{
    /// <summary>The password was right; the code of the second factor is awaited.</summary>
    Code,

    /// <summary>Signed in.</summary>
    In,
}

/// <summary>A browser's session.</summary>
internal sealed record Session
{
    /// <summary>The hash of what the cookie holds: names the session, and opens nothing.</summary>
    public required string IdHash { get; init; }

    public required SessionStage Stage { get; init; }

    /// <summary>Whether a second factor was shown in it.</summary>
    public required bool SecondFactor { get; init; }

    /// <summary>Coarse: <c>iPhone · Safari</c>.</summary>
    public required string Device { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>To about five minutes.</summary>
    public required DateTime SeenAt { get; init; }
}

/// <summary>Who a request comes from, and by which session: set by the authentication, on any route that asks for it.</summary>
/// <param name="Actor">The person.</param>
/// <param name="Session">The browser's session.</param>
/// <param name="HasSecondFactor">Whether the account has a second factor set up.</param>
internal sealed record SignedIn(Actor Actor, Session Session, bool HasSecondFactor)
{
    /// <summary>How many notices in the inbox are unread: read with the session, so that no page asks for it by itself.</summary>
    public int Unread { get; init; }

    /// <summary>Whether the account must set up its second factor before it may do anything else.</summary>
    public bool MustEnrol => Actor.Role != Role.Owner && !(HasSecondFactor && Session.SecondFactor);
}
