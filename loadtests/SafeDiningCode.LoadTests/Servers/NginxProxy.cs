namespace SafeDiningCode.LoadTests.Servers;

/// <summary>
/// nginx in front of instances, with the settings of <c>infra/nginx</c> but for its cache: there is none, so that every
/// request reaches an instance.
/// </summary>
internal static class NginxProxy
{
    /// <summary>What makes an instance take its word for where a request comes from.</summary>
    public static readonly (string Name, string Value) Trusted = ("Proxies__Trusted", "127.0.0.1");

    /// <summary>Starts one in front of these instances; null where none is installed.</summary>
    public static async Task<(ChildProcess Process, Uri Address)?> StartAsync(IEnumerable<Uri> instances, string folder, CancellationToken cancellation)
    {
        if (Nginx.Find() is not { } program)
        {
            return null;
        }

        var address = new Uri($"http://127.0.0.1:{ChildProcess.FreePort()}/");
        return (await Nginx.StartAsync(program, Settings(address.Port, instances, folder), new Uri(address, "healthz/ready"), folder, cancellation), address);
    }

    // More connections kept to the instances than infra's, and kept for longer: all requests come from one client, and
    // what it costs to open them anew is not what is compared.
    private static string Settings(int port, IEnumerable<Uri> instances, string folder) => $$"""
        {{Nginx.Process}}
        http {
            {{Nginx.TemporaryFolders(folder)}}
            access_log off;
            server_tokens off;
            tcp_nodelay on;
            keepalive_timeout 65s;
            keepalive_requests 1000000000;
            gzip off;
            client_max_body_size 64k;
            upstream web {
                zone web 64k;
                least_conn;
                {{string.Join(' ', instances.Select(instance => $"server {instance.Authority} max_fails=2 fail_timeout=5s;"))}}
                keepalive 256;
                keepalive_requests 1000000000;
            }
            server {
                listen 127.0.0.1:{{port}};
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto $scheme;
                proxy_set_header X-Forwarded-Host "";
                proxy_set_header X-Real-IP "";
                proxy_set_header Forwarded "";
                proxy_connect_timeout 1s;
                proxy_send_timeout 10s;
                proxy_read_timeout 30s;
                proxy_next_upstream error timeout;
                proxy_next_upstream_tries 2;
                proxy_next_upstream_timeout 5s;
                location / { proxy_pass http://web; }
            }
        }
        """;
}
