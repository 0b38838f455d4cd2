using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Support;

/// <summary>The real server as a process of its own, over a data folder that outlives it: for tests that kill it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly Task<string> output;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        // Read to the end, or a full pipe stops the server.
        output = process.StandardOutput.ReadToEndAsync();
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the server in a folder on a free port and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params (string Key, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Start(folder, ["--urls", address.OriginalString], settings);
        var server = new ServerProcess(process, address);
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
            var clock = Stopwatch.StartNew();
            while (!await IsReadyAsync(client))
            {
                Assert.False(process.HasExited, $"The server ended: {(process.HasExited ? await errors : "")}");
                Assert.True(clock.Elapsed < StartTime, "The server was not ready in time.");
                await Task.Delay(50);
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of the executable in a folder and answers its exit code and stdout.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, string[] arguments, params (string Key, string Value)[] settings)
    {
        using var process = Start(folder, arguments, settings);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Asks the server to stop, as an orchestrator does: SIGTERM. It goes on for a while.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The exit code of a server that was asked to stop.</summary>
    /// <exception cref="TimeoutException">It takes longer than that.</exception>
    public async Task<int> ExitedAsync(TimeSpan within)
    {
        await process.WaitForExitAsync().WaitAsync(within);
        return process.ExitCode;
    }

    /// <summary>Asks the server to stop and answers its exit code.</summary>
    public async Task<int> StopAsync(TimeSpan within)
    {
        await TerminateAsync();
        return await ExitedAsync(within);
    }

    /// <summary>All that a server that has ended wrote to stdout.</summary>
    public Task<string> OutputAsync() => output;

    /// <summary>Ends the server as a power cut would: SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static Process Start(string folder, string[] arguments, (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Database).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/healthz/ready");
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
