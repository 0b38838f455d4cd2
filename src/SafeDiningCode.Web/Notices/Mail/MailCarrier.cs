using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>Carries notices by mail: those that go together in one conversation with the server.</summary>
internal sealed class MailCarrier(MailServer server, IOptions<ServiceOptions> service) : ICarryNotices
{
    public string Name => "mail";

    public string? AddressOf(NoticeRecipient recipient) => recipient.Mail;

    public async IAsyncEnumerable<(OutboxRow Notice, Carried Outcome)> CarryAsync(
        IReadOnlyList<OutboxRow> notices, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var talk = server.Talk();
        foreach (var notice in notices)
        {
            yield return (notice, await talk.SendAsync(from => NoticeMail.Write(notice, from, service.Value.PublicBaseUrl), cancellation));
        }
    }
}
