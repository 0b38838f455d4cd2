using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>Carries notices by SMTP: one connection for those that go together, opened anew where it breaks.</summary>
internal sealed class MailCarrier(IOptions<MailOptions> options, IOptions<ServiceOptions> service) : ICarryNotices
{
    private const int FirstPermanent = 500;
    private readonly MailOptions options = options.Value;
    private readonly MailboxAddress from = MailboxAddress.Parse(options.Value.From);

    public string Name => "mail";

    public string? AddressOf(NoticeRecipient recipient) => recipient.Mail is { } address && MailAddresses.IsPlain(address) ? address : null;

    public async IAsyncEnumerable<(OutboxRow Notice, Carried Outcome)> CarryAsync(
        IReadOnlyList<OutboxRow> notices, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new SmtpClient
        {
            Timeout = (int)options.StepTime.TotalMilliseconds,
            // As the framework's own clients do: from a network of an authority's the lists of revoked certificates are
            // seldom to be had, and then no mail would be.
            CheckCertificateRevocation = false,
        };
        Carried? noServer = null;
        foreach (var notice in notices)
        {
            // A server that is not to be had for one is not to be had for the next.
            noServer ??= await ConnectAsync(client, cancellation);
            yield return (notice, noServer ?? await SendAsync(client, notice, cancellation));
        }

        await SayGoodbyeAsync(client);
    }

    /// <summary>Connects where it is not connected. Answers what is the matter; null where nothing is.</summary>
    private async Task<Carried?> ConnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        if (client.IsConnected)
        {
            return null;
        }

        return await TryAsync(
            async limit =>
            {
                await client.ConnectAsync(options.Host, options.Port, options.Tls switch
                {
                    MailTls.Implicit => SecureSocketOptions.SslOnConnect,
                    MailTls.None => SecureSocketOptions.None,
                    _ => SecureSocketOptions.StartTls,
                }, limit);
                if (options.User.Length > 0)
                {
                    await client.AuthenticateAsync(options.User, options.Password, limit);
                }
            },
            "no-server",
            cancellation) is { Result: not CarryResult.Sent } trouble
            // Nothing that is wrong with the server is a recipient's fault.
            ? trouble with { Result = CarryResult.Later }
            : null;
    }

    private async Task<Carried> SendAsync(SmtpClient client, OutboxRow notice, CancellationToken cancellation)
    {
        using var message = NoticeMail.Write(notice, from, service.Value.PublicBaseUrl);
        var outcome = await TryAsync(limit => client.SendAsync(message, limit), "broken-off", cancellation);
        if (outcome.Result != CarryResult.Sent && outcome.Reason is "broken-off" or "too-slow" && client.IsConnected)
        {
            // Nobody knows where in the conversation it is.
            await client.DisconnectAsync(quit: false, CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Does a step of the conversation; whatever becomes of it is a value, except that this service is being stopped.</summary>
    private async Task<Carried> TryAsync(Func<CancellationToken, Task> step, string whenBroken, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // The client's own limit holds for each read and write; this one for the whole.
        limit.CancelAfter(2 * options.StepTime);
        try
        {
            await step(limit.Token);
            return new Carried(CarryResult.Sent, "sent");
        }
        catch (SmtpCommandException error)
        {
            // What is wrong with whom it is from is ours to mend, within the day.
            var permanent = (int)error.StatusCode >= FirstPermanent && error.ErrorCode != SmtpErrorCode.SenderNotAccepted;
            return new Carried(
                permanent ? CarryResult.Refused : CarryResult.Later,
                string.Create(CultureInfo.InvariantCulture, $"smtp-{(int)error.StatusCode}"));
        }
        catch (AuthenticationException)
        {
            return new Carried(CarryResult.Later, "sign-in-refused");
        }
        catch (Exception error) when (error is SslHandshakeException or NotSupportedException)
        {
            return new Carried(CarryResult.Later, "no-tls");
        }
        catch (Exception error) when (error is ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or IOException or SocketException)
        {
            return new Carried(CarryResult.Later, whenBroken);
        }
        catch (Exception error) when (error is TimeoutException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new Carried(CarryResult.Later, "too-slow");
        }
    }

    // What was sent is sent, whatever comes of parting.
    private async Task SayGoodbyeAsync(SmtpClient client)
    {
        if (client.IsConnected)
        {
            await TryAsync(limit => client.DisconnectAsync(quit: true, limit), "broken-off", CancellationToken.None);
        }
    }
}
