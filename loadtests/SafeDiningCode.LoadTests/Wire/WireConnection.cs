using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace SafeDiningCode.LoadTests.Wire;

/// <summary>
/// One connection of HTTP/1.1, one request at a time, with buffers that it keeps: a request allocates next to nothing,
/// is never repeated behind the caller's back, and what breaks is told by its kind.
/// </summary>
internal sealed class WireConnection(IPEndPoint server, TimeSpan patience) : IDisposable
{
    private const int FirstOutgoing = 2 * 1024;
    private const int FirstIncoming = 16 * 1024;
    private const long GivenUp = -1;
    private readonly Socket socket = new(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] outgoing = new byte[FirstOutgoing];
    private byte[] incoming = new byte[FirstIncoming];
    private int composed;
    private long deadline;

    /// <summary>Whether it may be asked again.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>When it was last put back, as a timestamp.</summary>
    public long IdleSince { get; set; }

    /// <summary>Asks for a path.</summary>
    /// <param name="headers">Lines of headers, each with its end.</param>
    /// <param name="extra">More of them.</param>
    /// <exception cref="WireException">There was no answer.</exception>
    public ValueTask<WireAnswer> GetAsync(string path, byte[] headers, string extra = "")
    {
        composed = 0;
        Append("GET ");
        AppendHead(path, headers, extra);
        Append("\r\n");
        return ExchangeAsync();
    }

    /// <summary>Posts a body.</summary>
    /// <exception cref="WireException">There was no answer.</exception>
    public ValueTask<WireAnswer> PostAsync(string path, byte[] headers, string contentType, string body, string extra = "")
    {
        composed = 0;
        Append("POST ");
        AppendHead(path, headers, extra);
        Append("Content-Type: ");
        Append(contentType);
        Append("\r\nContent-Length: ");
        Append(Encoding.UTF8.GetByteCount(body).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Append("\r\n\r\n");
        Append(body);
        return ExchangeAsync();
    }

    /// <summary>Breaks the connection where its answer is overdue.</summary>
    public void GiveUpWhereOverdue(long now)
    {
        var due = Interlocked.Read(ref deadline);
        if (due > 0 && now > due && Interlocked.CompareExchange(ref deadline, GivenUp, due) == due)
        {
            socket.Dispose();
        }
    }

    public void Dispose() => socket.Dispose();

    private void AppendHead(string path, byte[] headers, string extra)
    {
        Append(path);
        Append(" HTTP/1.1\r\n");
        Reserve(headers.Length);
        headers.CopyTo(outgoing.AsSpan(composed));
        composed += headers.Length;
        Append(extra);
    }

    private void Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        composed += Encoding.UTF8.GetBytes(text, outgoing.AsSpan(composed));
    }

    private void Reserve(int bytes)
    {
        if (composed + bytes > outgoing.Length)
        {
            Array.Resize(ref outgoing, Math.Max(outgoing.Length * 2, composed + bytes));
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<WireAnswer> ExchangeAsync()
    {
        // Until the whole answer is there the connection is in an unknown state.
        IsUsable = false;
        Interlocked.Exchange(ref deadline, Stopwatch.GetTimestamp() + (long)(patience.TotalSeconds * Stopwatch.Frequency));
        try
        {
            if (!socket.Connected)
            {
                await socket.ConnectAsync(server, CancellationToken.None);
            }

            for (var sent = 0; sent < composed;)
            {
                sent += await socket.SendAsync(outgoing.AsMemory(sent, composed - sent), SocketFlags.None, CancellationToken.None);
            }

            var answer = await ReceiveAsync();
            return Interlocked.Exchange(ref deadline, 0) == GivenUp ? throw TimedOut() : answer;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or WireException)
        {
            IsUsable = false;
            throw Interlocked.Exchange(ref deadline, 0) == GivenUp ? TimedOut() : Explain(error);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<WireAnswer> ReceiveAsync()
    {
        var (received, headEnd) = (0, -1);
        var head = default(WireHead);
        while (true)
        {
            if (received == incoming.Length)
            {
                Array.Resize(ref incoming, incoming.Length * 2);
            }

            var more = await socket.ReceiveAsync(incoming.AsMemory(received), SocketFlags.None, CancellationToken.None);
            if (more == 0)
            {
                throw new WireException(Failure.Closed, received == 0 ? "closed without an answer" : "closed in the middle of an answer");
            }

            received += more;
            if (headEnd < 0)
            {
                headEnd = incoming.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
                if (headEnd < 0)
                {
                    continue;
                }

                head = WireHead.Read(incoming.AsSpan(0, headEnd));
            }

            var bodyAt = headEnd + 4;
            var body = head.Length is { } length
                ? received >= bodyAt + length ? (length, length) : ((int Length, int Taken)?)null
                : Chunks.Join(incoming.AsSpan(bodyAt, received - bodyAt));
            if (body is not { } whole)
            {
                continue;
            }

            if (received > bodyAt + whole.Taken)
            {
                throw new WireException(Failure.Content, "More came than was asked for.");
            }

            IsUsable = !head.Closes;
            return new WireAnswer(head.Status, incoming.AsMemory(0, headEnd), incoming.AsMemory(bodyAt, whole.Length));
        }
    }

    private WireException TimedOut() => new(Failure.Timeout, FormattableString.Invariant($"no answer within {patience.TotalSeconds:0.###} s"));

    private static WireException Explain(Exception error) => error switch
    {
        WireException known => known,
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new WireException(Failure.Refused, "connection refused", error),
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown } =>
            new WireException(Failure.Reset, "connection reset", error),
        SocketException { SocketErrorCode: SocketError.TimedOut } => new WireException(Failure.Timeout, "the connection timed out", error),
        SocketException other => new WireException(Failure.Other, $"socket error {other.SocketErrorCode}", error),
        _ => new WireException(Failure.Other, error.GetType().Name, error),
    };
}
