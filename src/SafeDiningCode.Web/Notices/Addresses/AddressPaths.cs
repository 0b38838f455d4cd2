using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Notices.Addresses;

/// <summary>Where an account says which mail address notices go to.</summary>
internal static class AddressPaths
{
    public const string Page = Viewer.InboxPath + "/mail";
    public const string Remove = Page + "/remove";

    /// <summary>Where the link in the mail leads. Not within the inbox: it is opened where nobody may be signed in.</summary>
    public static string Confirm(string token) => ConfirmPrefix + "/" + token;

    internal const string ConfirmPrefix = "/confirm-mail";
}
