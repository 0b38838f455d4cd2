namespace SafeDiningCode.Rules.Standing;

/// <summary>What puts a district on the black list (黑榜). Source: Kunming's notice on the restaurant trust code; what it leaves open is in <see cref="StandingSettings"/>.</summary>
[Flags]
public enum BlackTriggers
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its share of 不满意 eateries is the largest of the month (不满意占比最大，持续一个月).</summary>
    LargestShare = 1,

    /// <summary>It is at the bottom of the composite ranking in two consecutive periods (综合排名连续两期末位).</summary>
    BottomTwice = 2,

    /// <summary>It was exposed in consecutive bulletins (连续被通报曝光).</summary>
    ExposedInARow = 4,
}
