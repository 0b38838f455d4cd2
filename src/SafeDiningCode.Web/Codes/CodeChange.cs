using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Codes;

/// <summary>What became of the wish to revoke or reissue a code.</summary>
internal enum CodeChangeOutcome
{
    /// <summary>Done: the code points to nothing from now on.</summary>
    Done,

    /// <summary>It was revoked before: nothing was changed.</summary>
    AlreadyRevoked,

    /// <summary>Genuine, but no such issue is known here.</summary>
    Unknown,

    /// <summary>Not made by this service.</summary>
    Forged,

    /// <summary>Whoever asked found within the transaction that it should not be: nothing was changed.</summary>
    Declined,
}

/// <summary>The outcome, and the code that its eatery has now.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Issue">The issue as it was found; null where there is none.</param>
/// <param name="Active">The eatery's code from now on; null where it has none.</param>
internal sealed record CodeChange(CodeChangeOutcome Outcome, CodeIssueRow? Issue = null, TrustCode? Active = null);
