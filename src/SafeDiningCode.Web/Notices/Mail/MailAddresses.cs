namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>Addresses that mail goes to: one, plain, and nothing that could be read as more than that.</summary>
internal static class MailAddresses
{
    private const int Longest = 254;

    /// <summary>Whether a text is <c>someone@somewhere</c>.</summary>
    public static bool IsPlain(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1 && text.Length <= Longest && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"');
    }
}
