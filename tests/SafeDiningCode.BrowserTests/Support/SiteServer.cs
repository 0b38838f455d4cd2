using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SafeDiningCode.BrowserTests.Support;

/// <summary>The real service as a process of its own, with a demo city in a folder of its own.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "SafeDiningCode.Web.dll");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("safedining-browser-").FullName;
    private readonly List<string> said = [];
    private Process? process;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        process = Process.Start(Settings("--urls", Url))!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(10) };
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited || waited.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The service did not become ready in {waited.Elapsed.TotalSeconds:0} s. It said:\n{Said}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>What it said so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return string.Join('\n', said);
            }
        }
    }

    /// <summary>Runs one of its commands on the same data and answers what that wrote to stdout.</summary>
    public async Task<string> CommandAsync(params string[] arguments)
    {
        using var command = Process.Start(Settings(arguments))!;
        var output = command.StandardOutput.ReadToEndAsync();
        var error = command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {command.ExitCode}: {Beginning(await error)}");
    }

    /// <summary>A file in its folder.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            if (!process.HasExited)
            {
                process.Kill();
            }

            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private ProcessStartInfo Settings(params string[] arguments)
    {
        var settings = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = folder,
        };

        // A developer's own settings must not lead the tests to a developer's own database.
        foreach (var name in settings.Environment.Keys.Where(IsOurs).ToList())
        {
            settings.Environment.Remove(name);
        }

        settings.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        settings.Environment["DOTNET_ENVIRONMENT"] = "Development";
        // All tests come from one network.
        settings.Environment["Limits__RatingsPerNetworkPerMinute"] = "0";
        return settings;
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.Contains("__", StringComparison.Ordinal)
        || name.Equals("PublicBaseUrl", StringComparison.OrdinalIgnoreCase);

    // What went wrong stands first; every test repeats it.
    private static string Beginning(string text) => string.Join('\n', text.Split('\n').Take(4));

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (said)
            {
                said.Add(line);
            }
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
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
