using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>A Redis of ours on a port of its own, which keeps nothing on disk and can be killed and started again in the same place.</summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    /// <summary>What is said of everything that needs it, where it is not there.</summary>
    public const string Missing = "redis-server not installed";

    private readonly string program;
    private readonly string folder;
    private readonly int port = ChildProcess.FreePort();
    private ChildProcess? process;

    private RedisProcess(string program, string folder)
    {
        this.program = program;
        this.folder = folder;
    }

    /// <summary>The process that runs now.</summary>
    public ChildProcess Process => process ?? throw new InvalidOperationException("Redis is down.");

    /// <summary>What makes an instance use it.</summary>
    public (string Name, string Value) Setting => ("ConnectionStrings__Redis", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));

    /// <summary>Starts one; null where none is installed.</summary>
    public static async Task<RedisProcess?> StartAsync(string folder, CancellationToken cancellation)
    {
        if (Programs.Find("redis-server") is not { } program)
        {
            return null;
        }

        Directory.CreateDirectory(folder);
        var redis = new RedisProcess(program, folder);
        try
        {
            await redis.StartAgainAsync(cancellation);
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it, empty, where it was before; does nothing while it runs.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation)
    {
        if (process is not null)
        {
            return;
        }

        process = ChildProcess.Start(
            program, ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], folder);
        await process.WaitUntilAsync(
            async stop => (await AskAsync("PING", stop)).StartsWith("+PONG", StringComparison.Ordinal), cancellation);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            process = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>How many names were asked for so far and were there, and how many were not.</summary>
    public async Task<(long Found, long NotFound)> LookupsAsync(CancellationToken cancellation)
    {
        var lines = (await AskAsync("INFO stats", cancellation)).Split("\r\n");
        return (Counted("keyspace_hits:"), Counted("keyspace_misses:"));

        long Counted(string name) => long.Parse(
            lines.First(line => line.StartsWith(name, StringComparison.Ordinal)).AsSpan(name.Length), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    // One command as plain text; the server closes after QUIT, so that the answer ends by itself.
    private async Task<string> AskAsync(string command, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{command}\r\nQUIT\r\n"), cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation);
    }
}
