using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// A mail server on this machine that keeps what it gets, and fails as it is told to: what it is to say to the next
/// recipients and messages, one after the other; then it takes them.
/// </summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    /// <summary>Instead of an answer: the connection is cut.</summary>
    public const string GoAway = "";

    /// <summary>Instead of an answer: none, ever.</summary>
    public const string Silence = "…";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    public SmtpSink()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Answers to the next recipients (RCPT).</summary>
    public ConcurrentQueue<string> ToRecipients { get; } = new();

    /// <summary>Answers to the next senders (MAIL).</summary>
    public ConcurrentQueue<string> ToSenders { get; } = new();

    /// <summary>Answers to the next whole messages; cut is cut in their middle.</summary>
    public ConcurrentQueue<string> ToMessages { get; } = new();

    /// <summary>What was taken: from, to, and the message as it came.</summary>
    public ConcurrentQueue<(string From, string To, byte[] Content)> Taken { get; } = new();

    /// <summary>How many connections there were.</summary>
    public int Connections { get; private set; }

    /// <summary>The settings that make the service use this server.</summary>
    public (string, string)[] Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("Mail:From", "餐饮安心码 <anxin@example.cn>"), ("Mail:Tls", "None")];

    /// <summary>A taken message, parsed.</summary>
    public static MimeMessage Parse((string From, string To, byte[] Content) taken) => MimeMessage.Load(new MemoryStream(taken.Content));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                talks.Add(TalkAsync(client));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 sink");
            var (from, to) = ("", "");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var answer = "250 fine";
                switch (line.Split(' ', ':')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        answer = "250-sink\r\n250 8BITMIME";
                        break;
                    case "MAIL":
                        from = Address(line);
                        answer = ToSenders.TryDequeue(out var toSender) ? toSender : answer;
                        break;
                    case "RCPT":
                        to = Address(line);
                        answer = ToRecipients.TryDequeue(out var toRecipient) ? toRecipient : answer;
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        var toMessage = ToMessages.TryDequeue(out var next) ? next : null;
                        if (toMessage == GoAway)
                        {
                            await reader.ReadLineAsync(stop.Token);
                            return;
                        }

                        var content = await ReadMessageAsync(reader);
                        answer = toMessage ?? answer;
                        if (toMessage is null)
                        {
                            Taken.Enqueue((from, to, content));
                        }

                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                }

                if (answer == GoAway)
                {
                    return;
                }

                if (answer == Silence)
                {
                    await Task.Delay(Timeout.Infinite, stop.Token);
                }

                await writer.WriteLineAsync(answer);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or SocketException)
        {
            // The client went, or the test is over.
        }
    }

    private async Task<byte[]> ReadMessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}
