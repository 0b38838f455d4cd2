namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>How the way to the mail server is encrypted.</summary>
internal enum MailTls
{
    /// <summary>After STARTTLS; a server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>From the first byte, as on port 465.</summary>
    Implicit,

    /// <summary>Not at all: a relay on the same machine or network.</summary>
    None,
}
