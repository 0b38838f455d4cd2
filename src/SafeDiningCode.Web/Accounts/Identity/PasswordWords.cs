using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Accounts.Identity;

/// <summary>What a password must be and what is wrong with one, in the reader's language.</summary>
internal static class PasswordWords
{
    /// <summary>What it must be.</summary>
    public static string Rule(Language language) => language.T(
        $"至少 {PasswordRules.Shortest} 个字符，可以是一句只有您知道的话。不要用店名、手机号、许可证号。",
        $"At least {PasswordRules.Shortest} characters; a sentence that only you know is good. Not the shop's name, your phone or the licence number.");

    /// <summary>What is wrong.</summary>
    public static string Of(PasswordFault fault, Language language) => fault switch
    {
        PasswordFault.TooShort => language.T($"密码太短：至少 {PasswordRules.Shortest} 个字符。", $"The password is too short: {PasswordRules.Shortest} characters at least."),
        PasswordFault.TooLong => language.T($"密码太长：最多 {PasswordRules.Longest} 个字符。", $"The password is too long: {PasswordRules.Longest} characters at most."),
        PasswordFault.Common => language.T("这个密码太常见，别人一猜就中。换一个。", "Everybody tries that password first. Choose another."),
        _ => language.T("密码里有姓名、手机号或许可证号，别人看得到。换一个。", "The password holds a name, a phone or a licence number that others can read. Choose another."),
    };

    /// <summary>What is said where an account got other ways in while its owner changed them here.</summary>
    public static string ChangedMeanwhile(Language language) => language.T(
        "刚才在别处改过这个账号的登录方式，这次没有改。请重新登录后再试。",
        "The ways into this account were changed elsewhere a moment ago, so nothing was changed here. Sign in again and try once more.");
}
