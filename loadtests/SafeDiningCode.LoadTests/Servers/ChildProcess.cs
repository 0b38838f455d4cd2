using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>A process of ours. It ends with its owner, however that ends: by its own id and with what it started.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const int LinesKept = 40;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Queue<string> lastLines = new();

    private ChildProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>Starts a server; its output is kept for the case that it fails.</summary>
    public static ChildProcess Start(string program, IEnumerable<string> arguments, string folder, params IEnumerable<(string Name, string Value)> environment)
    {
        var started = new Process { StartInfo = Describe(program, arguments, folder, environment) };
        var child = new ChildProcess(started);
        started.OutputDataReceived += (_, line) => child.Keep(line.Data);
        started.ErrorDataReceived += (_, line) => child.Keep(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return child;
    }

    /// <summary>Runs a program to its end and answers what it wrote to stdout.</summary>
    /// <exception cref="ComparisonException">It failed.</exception>
    public static Task<string> RunAsync(
        string program, IEnumerable<string> arguments, string folder, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> environment) =>
        RunAsync(program, arguments, folder, progress: null, cancellation, environment);

    /// <summary>The same, told each line of stderr as it comes.</summary>
    /// <exception cref="ComparisonException">It failed.</exception>
    public static async Task<string> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        Action<string>? progress,
        CancellationToken cancellation,
        params IEnumerable<(string Name, string Value)> environment)
    {
        using var started = new Process { StartInfo = Describe(program, arguments, folder, environment) };
        started.Start();
        try
        {
            var output = started.StandardOutput.ReadToEndAsync(cancellation);
            var errors = ReadAsync(started.StandardError, progress, cancellation);
            await started.WaitForExitAsync(cancellation);
            return started.ExitCode == 0
                ? await output
                : throw new ComparisonException($"{Path.GetFileName(program)} ended with {started.ExitCode}: {await errors} {await output}");
        }
        finally
        {
            End(started);
        }
    }

    /// <summary>A port that nobody uses now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until the address answers.</summary>
    /// <exception cref="ComparisonException">The process ended, or took too long.</exception>
    public async Task WaitUntilAnsweringAsync(Uri address, CancellationToken cancellation)
    {
        using var client = new HttpClient();
        await WaitUntilAsync(
            async stop =>
            {
                using var response = await client.GetAsync(address, stop);
                return response.IsSuccessStatusCode;
            },
            cancellation);
    }

    /// <summary>Waits until it does what is asked; a connection that is refused is not there yet.</summary>
    /// <exception cref="ComparisonException">The process ended, or took too long.</exception>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> does, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if (await does(cancellation))
                {
                    return;
                }
            }
            catch (Exception error) when (error is HttpRequestException or SocketException or IOException)
            {
                // Not listening yet.
            }

            if (process.HasExited || since.Elapsed > StartLimit)
            {
                throw new ComparisonException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} does not answer:\n{Tail()}");
            }

            await Task.Delay(50, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        End(process);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> ReadAsync(StreamReader lines, Action<string>? progress, CancellationToken cancellation)
    {
        var all = new StringBuilder();
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            all.AppendLine(line);
            progress?.Invoke(line);
        }

        return all.ToString();
    }

    private static void End(Process started)
    {
        if (!started.HasExited)
        {
            started.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Describe(string program, IEnumerable<string> arguments, string folder, IEnumerable<(string Name, string Value)> environment)
    {
        var description = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            description.Environment[name] = value;
        }

        return description;
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lastLines)
        {
            lastLines.Enqueue(line);
            if (lastLines.Count > LinesKept)
            {
                lastLines.Dequeue();
            }
        }
    }

    private string Tail()
    {
        lock (lastLines)
        {
            return new StringBuilder().AppendJoin('\n', lastLines).ToString();
        }
    }
}
