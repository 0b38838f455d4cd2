using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SafeDiningCode.Tests.LoadTests;

/// <summary>Answers every request at once with nothing in it, but for one stretch of time in which it answers none.</summary>
internal sealed class StallingServer : IAsyncDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ends = new();
    private readonly TimeSpan stallsAt;
    private readonly TimeSpan stall;
    private readonly Task accepting;
    private long firstAsked;

    private StallingServer(TimeSpan stallsAt, TimeSpan stall)
    {
        this.stallsAt = stallsAt;
        this.stall = stall;
        listener.Start(backlog: 2000);
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <param name="stallsAt">When, after the first request.</param>
    /// <param name="stall">For how long.</param>
    public static Task<StallingServer> StartAsync(TimeSpan stallsAt, TimeSpan stall) => Task.FromResult(new StallingServer(stallsAt, stall));

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        listener.Stop();
        await accepting;
        ends.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(ends.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It ends.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var one = socket;
        var buffer = new byte[4096];
        try
        {
            // Requests here are small and come one at a time: each read is one.
            while (await one.ReceiveAsync(buffer, ends.Token) > 0)
            {
                var now = Stopwatch.GetTimestamp();
                Interlocked.CompareExchange(ref firstAsked, now, 0);
                var since = Stopwatch.GetElapsedTime(Interlocked.Read(ref firstAsked), now);
                if (since >= stallsAt && since < stallsAt + stall)
                {
                    await Task.Delay(stallsAt + stall - since, ends.Token);
                }

                await one.SendAsync(Answer, ends.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            // The client went, or it ends.
        }
    }
}
