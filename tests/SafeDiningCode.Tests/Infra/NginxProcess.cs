using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Infra;

/// <summary>
/// nginx as a process of its own with <c>infra/nginx/nginx.conf</c>: the very file, only that its addresses and folders
/// are the test's.
/// </summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private NginxProcess(Process process, string folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The settings as they are in the repository, for two instances at these addresses, in <paramref name="folder"/>.</summary>
    public static string Settings(string folder, int port, Uri web1, Uri web2)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "infra", "nginx", "nginx.conf"));
        (string From, string To)[] ours =
        [
            // First, for the test's own folder may lie there too.
            (" /tmp/", $" {folder}/"),
            ("listen 8080", $"listen 127.0.0.1:{port}"),
            ("web1:8080", web1.Authority),
            ("web2:8080", web2.Authority),
            ("/etc/nginx/tls/", $"{folder}/tls/"),
            ("/var/cache/nginx/", $"{folder}/cache/"),
            ("/dev/stderr", $"{folder}/error.log"),
            ("/dev/stdout", $"{folder}/access.log"),
        ];
        foreach (var (from, to) in ours)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        // Workers of a master that runs as root give up its rights and could not use a private folder.
        return (Environment.IsPrivilegedProcess ? "user root root;\n" : "") + text;
    }

    /// <summary>Starts it before two instances and waits until it listens.</summary>
    public static async Task<NginxProcess> StartAsync(Uri web1, Uri web2)
    {
        var program = Tools.Require("nginx");
        var folder = Directory.CreateTempSubdirectory("safedining-nginx-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "cache"));
        var port = Ports.Free();
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(folder, port, web1, web2));
        var start = new ProcessStartInfo(program, ["-p", folder, "-c", settings, "-e", Path.Combine(folder, "error.log"), "-g", "daemon off;"]) { UseShellExecute = false };
        var nginx = new NginxProcess(Process.Start(start)!, folder, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await Eventually.HoldsAsync(
                async () =>
                {
                    Assert.False(nginx.process.HasExited, $"nginx ended: {await nginx.ErrorsAsync()}");
                    return await nginx.ListensAsync();
                },
                "nginx does not listen.");
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it wrote to its log of errors.</summary>
    public async Task<string> ErrorsAsync() =>
        Path.Combine(folder, "error.log") is var file && File.Exists(file) ? await File.ReadAllTextAsync(file) : "";

    /// <summary>Ends it as an orchestrator does, and answers all that it wrote to its logs.</summary>
    public async Task<(string Access, string Errors)> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        return (await File.ReadAllTextAsync(Path.Combine(folder, "access.log")), await ErrorsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Its workers are its children.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> ListensAsync()
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
