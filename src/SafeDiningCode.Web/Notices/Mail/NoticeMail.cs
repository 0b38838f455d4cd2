using System.Globalization;
using MimeKit;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>A notice as a mail: plain text, Chinese first and English below, and where to see to it.</summary>
internal static class NoticeMail
{
    /// <summary>Writes it. The same notice always has the same identity, so that a repeat is known as one.</summary>
    public static MimeMessage Write(OutboxRow notice, MailboxAddress from, string publicBaseUrl)
    {
        var (chinese, english) = (notice.Words(Language.Chinese), notice.Words(Language.English));
        var link = publicBaseUrl.TrimEnd('/') + notice.Link;
        var message = new MimeMessage
        {
            MessageId = string.Create(CultureInfo.InvariantCulture, $"notice-{notice.Id}@{from.Address[(from.Address.LastIndexOf('@') + 1)..]}"),
            Subject = $"{chinese.Title} · {english.Title}",
            Date = new DateTimeOffset(notice.CreatedAt).ToOffset(TimeSpan.FromHours(8)),
            Body = new TextPart("plain")
            {
                Text = $"{chinese.Body}\n{link}\n\n{english.Body}\n{link}\n",
                ContentTransferEncoding = ContentEncoding.Base64,
            },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", notice.Address));
        // No answering machine answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
