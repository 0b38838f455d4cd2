using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// A real Redis as a process of its own, which a test may kill, start again on the same port, or stop in its tracks:
/// <c>redis-server</c> where it is installed, else the one among the packages.
/// </summary>
internal sealed class RedisProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);
    private static readonly string Garnet = typeof(RedisProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "GarnetServer").Value!;

    private readonly string? password;
    private readonly (string Certificate, string Key)? tls;
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-redis-").FullName;
    private Process? process;

    private RedisProcess(int port, string? password, (string Certificate, string Key)? tls)
    {
        Port = port;
        this.password = password;
        this.tls = tls;
    }

    public int Port { get; }

    /// <summary>The setting <c>ConnectionStrings:Redis</c> for it.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The setting that makes a server use it.</summary>
    public (string Key, string Value) Setting => ("ConnectionStrings:Redis", Connection);

    /// <summary>Starts one on a free port.</summary>
    /// <param name="password">What it asks of who connects.</param>
    /// <param name="tls">The files of a certificate and its key, where it speaks TLS alone.</param>
    public static async Task<RedisProcess> StartAsync(string? password = null, (string Certificate, string Key)? tls = null)
    {
        var redis = NotStarted(password, tls);
        try
        {
            await redis.StartAgainAsync();
            return redis;
        }
        catch
        {
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>A port on which there is no Redis yet.</summary>
    public static RedisProcess NotStarted(string? password = null, (string Certificate, string Key)? tls = null)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new RedisProcess(((IPEndPoint)listener.LocalEndpoint).Port, password, tls);
    }

    /// <summary>Starts it, on the same port as before.</summary>
    public async Task StartAgainAsync()
    {
        var start = Program();
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var clock = Stopwatch.StartNew();
        while (!await ListensAsync())
        {
            Assert.False(process.HasExited, "Redis ended at once.");
            Assert.True(clock.Elapsed < StartTime, "Redis did not listen in time.");
            await Task.Delay(20);
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Stops it in its tracks: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>How many keys there are by names like this.</summary>
    public async Task<int> CountKeysAsync(string pattern)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await using var stream = client.GetStream();
        var question = string.Create(CultureInfo.InvariantCulture, $"*2\r\n$4\r\nKEYS\r\n${pattern.Length}\r\n{pattern}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(question), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync(TestContext.Current.CancellationToken))!.AsSpan(1), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ProcessStartInfo Program()
    {
        var port = Port.ToString(CultureInfo.InvariantCulture);
        if (Tools.Find("redis-server") is { } server)
        {
            string[] ports = tls is { } pair
                ? ["--port", "0", "--tls-port", port, "--tls-cert-file", pair.Certificate, "--tls-key-file", pair.Key, "--tls-ca-cert-file", pair.Certificate, "--tls-auth-clients", "no"]
                : ["--port", port];
            string[] secret = password is null ? [] : ["--requirepass", password];
            return new ProcessStartInfo(server, [.. ports, .. secret, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
        }

        string[] certificate = tls is { } files
            ? ["--tls", "--cert-file-name", files.Certificate, "--cert-password", files.Key, "--client-certificate-required", "false"]
            : [];
        string[] authentication = password is null ? [] : ["--auth", "Password", "--password", password];
        return new ProcessStartInfo("dotnet", [Garnet, "--port", port, "--bind", "127.0.0.1", .. certificate, .. authentication]);
    }

    private async Task SignalAsync(string signal)
    {
        var (exitCode, _, error) = await Tools.RunAsync("kill", $"-{signal}", process!.Id.ToString(CultureInfo.InvariantCulture));
        Assert.True(exitCode == 0, error);
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
