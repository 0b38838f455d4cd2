using System.Text;

namespace SafeDiningCode.Web.Accounts.Pages;

/// <summary>The paths of the pages that other code leads to.</summary>
internal static class AccountPaths
{
    public const string SignIn = "/sign-in";
    public const string SignInCode = "/sign-in/code";
    public const string SignOut = "/sign-out";
    public const string Account = "/account";
    public const string SecondFactor = "/account/second-factor";
    public const string Activate = "/activate";
    public const string Accounts = "/regulator/accounts";
    public const string Invitations = "/regulator/invitations";
    public const string ApiKeys = "/regulator/api-keys";

    /// <summary>
    /// A path of this site that a reader wants to go on to; null for anything else: another site, a path that a browser
    /// takes for one, a text that would break a header.
    /// </summary>
    public static string? Local(string? path) =>
        path is { Length: > 0 and <= 1000 }
        && path[0] == '/'
        && !(path.Length > 1 && path[1] is '/' or '\\')
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
        && Ascii.IsValid(path)
            ? path
            : null;
}
