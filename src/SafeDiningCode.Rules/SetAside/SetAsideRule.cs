namespace SafeDiningCode.Rules.SetAside;

/// <summary>Why ratings are set aside. The order is that in which they are looked for: a rating belongs to the first that finds it.</summary>
public enum SetAsideRule
{
    /// <summary>One device rated more eateries on a day than a person eats at.</summary>
    Device,

    /// <summary>The same few devices rated the same few eateries on a day.</summary>
    Cluster,

    /// <summary>Many ratings of one eatery within minutes, nearly all of one value, far beyond its own busiest minutes.</summary>
    Burst,
}
