using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Owners.Codes;

/// <summary>Sentences that several pages of a shop's code say.</summary>
internal static class CodeWords
{
    /// <summary>What to do once a code was replaced as often as an owner may.</summary>
    public static string TooOften(Language language) => language.T(
        $"{CodeReplacements.Days} 天内已经换了 {CodeReplacements.Most} 次。还要换的话，请联系辖区市场监督管理所，由他们来换。",
        $"The code was replaced {CodeReplacements.Most} times within {CodeReplacements.Days} days. If it must be replaced again, ask your market supervision office to do it.");
}
