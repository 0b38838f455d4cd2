using SafeDiningCode.Rules.SetAside;

namespace SafeDiningCode.Web.SetAside.Cases;

/// <summary>The rules as they are stored.</summary>
internal static class SetAsideKinds
{
    /// <summary>The code that is stored: <c>burst</c>.</summary>
    public static string ToCode(SetAsideRule rule) => rule switch
    {
        SetAsideRule.Device => "device",
        SetAsideRule.Cluster => "cluster",
        SetAsideRule.Burst => "burst",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>The rule of a code that this service stored.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static SetAsideRule FromCode(string code) => Array.Find(Enum.GetValues<SetAsideRule>(), rule => ToCode(rule) == code) is var rule && ToCode(rule) == code
        ? rule
        : throw new ArgumentException($"No rule is called '{code}'.", nameof(code));
}
