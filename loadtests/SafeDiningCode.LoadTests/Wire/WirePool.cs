using System.Diagnostics;
using System.Net;

namespace SafeDiningCode.LoadTests.Wire;

/// <summary>
/// Connections to one server: each user action has one to itself while it lasts, as a phone does, and more are opened as
/// more actions are under way at once.
/// </summary>
internal sealed class WirePool : IAsyncDisposable
{
    /// <summary>Idle ones are closed before any server would: one that is closed just when it is used again would be counted against it.</summary>
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private readonly IPEndPoint server;
    private readonly TimeSpan patience;
    private readonly SemaphoreSlim places;
    private readonly Lock gate = new();
    private readonly Stack<WireConnection> idle = [];
    private readonly HashSet<WireConnection> open = [];
    private readonly CancellationTokenSource ends = new();
    private readonly Task looking;

    /// <param name="address">The server, on this machine.</param>
    /// <param name="most">Connections at once; who finds none free waits, and the wait counts.</param>
    /// <param name="patience">How long an answer may take.</param>
    public WirePool(Uri address, int most, TimeSpan patience)
    {
        server = new IPEndPoint(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip : IPAddress.Loopback, address.Port);
        Address = address;
        this.patience = patience;
        places = new SemaphoreSlim(most, most);
        looking = LookAsync();
    }

    /// <summary>The server's address.</summary>
    public Uri Address { get; }

    /// <summary>How many are open.</summary>
    public int Open
    {
        get
        {
            lock (gate)
            {
                return open.Count;
            }
        }
    }

    /// <summary>A connection for one action; to be given back by <see cref="Return"/>.</summary>
    /// <exception cref="WireException">None became free in time.</exception>
    public ValueTask<WireConnection> RentAsync(CancellationToken cancellation) =>
        places.Wait(0, CancellationToken.None) ? ValueTask.FromResult(Take()) : WaitAsync(cancellation);

    /// <summary>Puts a connection back, or closes it where it cannot be used again.</summary>
    public void Return(WireConnection connection)
    {
        lock (gate)
        {
            if (connection.IsUsable && !ends.IsCancellationRequested)
            {
                connection.IdleSince = Stopwatch.GetTimestamp();
                idle.Push(connection);
            }
            else
            {
                open.Remove(connection);
                connection.Dispose();
            }
        }

        places.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        await looking;
        lock (gate)
        {
            foreach (var connection in open)
            {
                connection.Dispose();
            }

            open.Clear();
            idle.Clear();
        }

        ends.Dispose();
        places.Dispose();
    }

    private async ValueTask<WireConnection> WaitAsync(CancellationToken cancellation) => await places.WaitAsync(patience, cancellation)
        ? Take()
        : throw new WireException(Failure.Timeout, "no connection became free in time");

    private WireConnection Take()
    {
        lock (gate)
        {
            // The one used last is on top: where it is too old, all below are.
            if (idle.TryPop(out var connection) && Stopwatch.GetElapsedTime(connection.IdleSince) < IdleLimit)
            {
                return connection;
            }

            if (connection is not null)
            {
                open.Remove(connection);
                connection.Dispose();
            }

            connection = new WireConnection(server, patience);
            open.Add(connection);
            return connection;
        }
    }

    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await timer.WaitForNextTickAsync(ends.Token))
            {
                WireConnection[] all;
                lock (gate)
                {
                    all = [.. open];
                }

                var now = Stopwatch.GetTimestamp();
                foreach (var connection in all)
                {
                    connection.GiveUpWhereOverdue(now);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The pool ends.
        }
    }
}
