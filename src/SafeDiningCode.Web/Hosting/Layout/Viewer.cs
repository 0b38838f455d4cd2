namespace SafeDiningCode.Web.Hosting.Layout;

/// <summary>
/// The person before a page, on those routes that ask who it is or take forms from anyone: on all others a page has none,
/// and is the same for everyone.
/// </summary>
/// <param name="Name">Who is signed in; null where nobody is.</param>
/// <param name="Links">Where they may go: the navigation of the signed-in side.</param>
/// <param name="Token">Makes the token that every form of the page carries, and its cookie.</param>
public sealed record Viewer(string? Name, IReadOnlyList<ViewerLink> Links, Func<string> Token)
{
    /// <summary>Where the inbox is: its link in the navigation says how many notices are unread.</summary>
    public const string InboxPath = "/notices";

    /// <summary>The form's field that holds the token.</summary>
    public const string TokenField = "form_token";

    /// <summary>The header that holds it where what is sent is no form.</summary>
    public const string TokenHeader = "X-Form-Token";

    /// <summary>How many notices in the inbox are unread.</summary>
    public int Unread { get; init; }
}

/// <summary>A link of the signed-in side's navigation.</summary>
/// <param name="Path">Where it leads.</param>
/// <param name="Chinese">Its words.</param>
/// <param name="English">The same in English.</param>
public sealed record ViewerLink(string Path, string Chinese, string English);
