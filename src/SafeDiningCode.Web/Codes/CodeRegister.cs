using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Codes;

/// <summary>What a code turned out to be.</summary>
internal enum IssueState
{
    /// <summary>On a wall, rightly.</summary>
    Active,

    /// <summary>Was issued, and revoked since (此码已作废).</summary>
    Revoked,

    /// <summary>Carries a genuine tag, but no such issue is known here.</summary>
    Unknown,

    /// <summary>Not a code, or one that this service did not make.</summary>
    Forged,
}

/// <summary>A code that somebody asked for, and its issue where there is one.</summary>
internal sealed record FoundCode(IssueState State, TrustCode Code, CodeIssueRow? Issue);

/// <summary>Looks up codes in the register of issues.</summary>
internal sealed class CodeRegister(Database database, CodeKeys keys)
{
    /// <summary>What a code is, as typed or as a whole address. Forged ones are told without asking the database.</summary>
    public async Task<FoundCode> FindAsync(string? typed, CancellationToken cancellation = default)
    {
        if (!CodeLinks.TryRead(typed, out var code) || !keys.IsGenuine(code))
        {
            return new FoundCode(IssueState.Forged, code, Issue: null);
        }

        await using var session = await database.OpenAsync(cancellation);
        var issue = await session.SingleOrDefaultAsync<CodeIssueRow>("FindCodeIssue", new { code.Serial, code.KeyVersion }, cancellation);
        var state = issue switch
        {
            null => IssueState.Unknown,
            { RevokedAt: not null } => IssueState.Revoked,
            _ => IssueState.Active,
        };
        return new FoundCode(state, code, issue);
    }
}
