namespace SafeDiningCode.Rules.Standing;

/// <summary>How «the largest share, sustained for one month» is read.</summary>
public enum LargestShareRule
{
    /// <summary>The largest share over the ratings of the whole month.</summary>
    WholeMonth,

    /// <summary>The largest share over the whole month, and at the end of every day of it that has a snapshot.</summary>
    EveryDay,
}
