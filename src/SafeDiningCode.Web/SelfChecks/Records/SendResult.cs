namespace SafeDiningCode.Web.SelfChecks.Records;

/// <summary>What became of a record that was sent.</summary>
internal enum SendOutcome
{
    /// <summary>It is on record.</summary>
    Sent,

    /// <summary>The same form had been sent before: this is its record.</summary>
    SentBefore,

    /// <summary>Another form was first: the period has its record, which only a correction changes.</summary>
    AlreadyWritten,

    /// <summary>The record was corrected by somebody else meanwhile.</summary>
    Changed,

    /// <summary>The calendar does not allow it: too early, too late, or before the eatery began.</summary>
    NotOpen,

    /// <summary>The eatery's space does not hold its photographs.</summary>
    NoSpace,
}
