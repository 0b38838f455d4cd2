using System.Globalization;
using System.Text;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>nginx that serves the captured pages as files, set up for nothing but speed.</summary>
internal static class Nginx
{
    private static readonly string[] BodyKinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

    public static string? Find() => Programs.Find("nginx");

    /// <summary>How nginx runs here: in the foreground, with a worker for each core.</summary>
    // Workers of a master that runs as root give up its rights and could not read a private temp folder.
    internal static string Process => $$"""
        daemon off;
        {{(Environment.IsPrivilegedProcess ? "user root root;" : "")}}
        pid nginx.pid;
        error_log stderr error;
        worker_processes {{Environment.ProcessorCount}};
        events { worker_connections 2048; }
        """;

    /// <summary>Where it puts bodies that are large: not where the system's own does.</summary>
    internal static string TemporaryFolders(string folder) => string.Join(
        ' ', BodyKinds.Select(kind => $"{kind}_temp_path {folder}/{kind};"));

    /// <summary>Starts it in the foreground, with its settings and its traces in <paramref name="folder"/>.</summary>
    /// <param name="program">Where nginx is.</param>
    /// <param name="pages">The pages, below <paramref name="pagesFolder"/>.</param>
    public static async Task<(ChildProcess Process, Uri Address)> StartAsync(
        string program, IReadOnlyList<CapturedPage> pages, string pagesFolder, string folder, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{ChildProcess.FreePort()}/");
        return (await StartAsync(program, Settings(address.Port, pages[0], pagesFolder, folder), new Uri(address, pages[0].Path), folder, cancellation), address);
    }

    /// <summary>Starts it with these settings and waits until <paramref name="knock"/> answers.</summary>
    internal static async Task<ChildProcess> StartAsync(string program, string settings, Uri knock, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(file, settings, cancellation);
        var process = ChildProcess.Start(program, ["-p", folder, "-c", file, "-e", "stderr"], folder);
        try
        {
            await process.WaitUntilAnsweringAsync(knock, cancellation);
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static string Settings(int port, CapturedPage example, string pagesFolder, string folder)
    {
        // The headers that all pages share. nginx makes its own ETag and Last-Modified out of the file.
        var headers = new StringBuilder();
        foreach (var (name, value) in example.Headers.Where(header => header.Key is not ("Content-Type" or "ETag")))
        {
            headers.Append(CultureInfo.InvariantCulture, $"        add_header {name} \"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\";\n");
        }

        return $$"""
            {{Process}}
            http {
                access_log off;
                sendfile on;
                tcp_nopush on;
                tcp_nodelay on;
                keepalive_timeout 600s;
                keepalive_requests 1000000000;
                open_file_cache max=4000 inactive=600s;
                open_file_cache_valid 600s;
                server_tokens off;
                {{TemporaryFolders(folder)}}
                server {
                    listen 127.0.0.1:{{port}};
                    root {{pagesFolder}};
                    types { }
                    default_type "{{example.Headers["Content-Type"]}}";
            {{headers}}
                }
            }
            """;
    }
}
