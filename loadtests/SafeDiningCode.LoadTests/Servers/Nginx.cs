using System.Globalization;
using System.Text;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>nginx that serves the captured pages as files, set up for nothing but speed.</summary>
internal static class Nginx
{
    public static string? Find() => Programs.Find("nginx");

    /// <summary>Starts it in the foreground, with its settings and its traces in <paramref name="folder"/>.</summary>
    /// <param name="program">Where nginx is.</param>
    /// <param name="pages">The pages, below <paramref name="pagesFolder"/>.</param>
    public static async Task<(ChildProcess Process, Uri Address)> StartAsync(
        string program, IReadOnlyList<CapturedPage> pages, string pagesFolder, string folder, CancellationToken cancellation)
    {
        var port = ChildProcess.FreePort();
        Directory.CreateDirectory(folder);
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(port, pages[0], pagesFolder, folder), cancellation);
        var process = ChildProcess.Start(program, ["-p", folder, "-c", settings, "-e", "stderr"], folder);
        try
        {
            var address = new Uri($"http://127.0.0.1:{port}/");
            await process.WaitUntilAnsweringAsync(new Uri(address, pages[0].Path), cancellation);
            return (process, address);
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

        // Workers of a master that runs as root give up its rights and could not read a private temp folder.
        var user = Environment.IsPrivilegedProcess ? "user root root;" : "";
        return $$"""
            daemon off;
            {{user}}
            pid nginx.pid;
            error_log stderr error;
            worker_processes {{Environment.ProcessorCount}};
            events { worker_connections 2048; }
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
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
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
