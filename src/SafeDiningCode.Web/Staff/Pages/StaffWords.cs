using SafeDiningCode.Rules.Staff;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>What the signed-in sides call certificates' states, in both languages.</summary>
internal static class StaffWords
{
    /// <summary>Posts that are offered; any other may be typed.</summary>
    public static readonly IReadOnlyList<string> Posts = ["厨师", "切配", "凉菜", "面点", "洗消", "服务员", "收银", "采购", "食品安全员", "店长"];

    /// <summary>A state in a word, with its mark and its tone: colour carries no meaning alone.</summary>
    public static (string Chinese, string English, string Tone) State(CertificateState state) => state switch
    {
        CertificateState.Valid => ("✓ 有效", "✓ Valid", "good"),
        CertificateState.Expiring => ("! 快到期", "! Expiring", "fair"),
        _ => ("✕ 已过期", "✕ Expired", "bad"),
    };
}
