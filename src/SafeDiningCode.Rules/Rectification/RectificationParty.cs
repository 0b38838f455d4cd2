namespace SafeDiningCode.Rules.Rectification;

/// <summary>Who makes a move.</summary>
[Flags]
public enum RectificationParty
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>The eatery's owner.</summary>
    Owner = 1 << 0,

    /// <summary>A regulator or an inspector of one.</summary>
    Regulator = 1 << 1,

    /// <summary>The service itself, by the calendar or by what diners said.</summary>
    Service = 1 << 2,
}
