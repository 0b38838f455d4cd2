namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>What a code turned out to be.</summary>
public enum CodeStanding
{
    /// <summary>Points to an eatery.</summary>
    Active,

    /// <summary>Was issued and has been revoked (此码已作废): points to nothing.</summary>
    Revoked,

    /// <summary>Carries a genuine tag, but no such issue is known.</summary>
    Unknown,

    /// <summary>Not sixteen characters of a code, or a tag that this service did not make.</summary>
    Forged,
}

/// <summary>A code's standing, and the profile of an active one.</summary>
/// <param name="Standing">What the code is.</param>
/// <param name="Code">The code in its canonical characters; as typed where it is forged.</param>
/// <param name="Serial">The serial; 0 where the code is forged.</param>
/// <param name="Profile">The eatery's facts; null unless the code is active.</param>
internal sealed record ProfileAnswer(CodeStanding Standing, string Code, long Serial, Profile? Profile);
