namespace SafeDiningCode.Web.Accounts.Policy;

/// <summary>On every route of a signed-in side, a form for anyone, or a system's interface: who may come in. Set by the groups, never by hand.</summary>
internal sealed record AccountPolicy
{
    /// <summary>The roles that may; empty where nobody need be signed in, or a key is asked for instead.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Whether an account that has yet to set up its second factor may come: the pages on which it does so.</summary>
    public bool BeforeSecondFactor { get; init; }

    /// <summary>The purpose a system's key must have; null where people come.</summary>
    public string? KeyPurpose { get; init; }
}
