using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SafeDiningCode.Web.Notices.Outbox;

namespace SafeDiningCode.Web.Notices.Mail;

/// <summary>The server that takes mail for others, by SMTP.</summary>
internal sealed class MailServer(IOptions<MailOptions> options)
{
    private readonly MailOptions options = options.Value;

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => options.IsConfigured;

    /// <summary>Begins to talk with it; nothing is sent before the first mail.</summary>
    public MailTalk Talk() => new(options);
}

/// <summary>A conversation with the mail server: one connection for mails that go together, opened anew where it breaks.</summary>
internal sealed class MailTalk : IAsyncDisposable
{
    private const int FirstPermanent = 500;
    private readonly MailOptions options;
    private readonly MailboxAddress from;
    private readonly SmtpClient client;
    private Carried? noServer;

    public MailTalk(MailOptions options)
    {
        this.options = options;
        from = MailboxAddress.Parse(options.From);
        client = new SmtpClient
        {
            Timeout = (int)options.StepTime.TotalMilliseconds,
            // As the framework's own clients do: from a network of an authority's the lists of revoked certificates are
            // seldom to be had, and then no mail would be.
            CheckCertificateRevocation = false,
        };
    }

    /// <summary>Sends what is written for the address it comes from. Whatever becomes of it is a value.</summary>
    public async Task<Carried> SendAsync(Func<MailboxAddress, MimeMessage> write, CancellationToken cancellation)
    {
        // A server that is not to be had for one is not to be had for the next.
        noServer ??= await ConnectAsync(cancellation);
        if (noServer is not null)
        {
            return noServer;
        }

        using var message = write(from);
        var outcome = await TryAsync(limit => client.SendAsync(message, limit), "broken-off", cancellation);
        if (outcome.Result != CarryResult.Sent && outcome.Reason is "broken-off" or "too-slow" && client.IsConnected)
        {
            // Nobody knows where in the conversation it is.
            await client.DisconnectAsync(quit: false, CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Says goodbye. What was sent is sent, whatever comes of parting.</summary>
    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected)
        {
            await TryAsync(limit => client.DisconnectAsync(quit: true, limit), "broken-off", CancellationToken.None);
        }

        client.Dispose();
    }

    /// <summary>Connects where it is not connected. Answers what is the matter; null where nothing is.</summary>
    private async Task<Carried?> ConnectAsync(CancellationToken cancellation)
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
}
