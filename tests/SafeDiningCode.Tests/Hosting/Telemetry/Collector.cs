using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SafeDiningCode.Tests.Hosting.Telemetry;

/// <summary>A collector as far as the test needs one: takes OTLP over HTTP and keeps the bodies as they came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> bodies = [];
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            bodies.Enqueue((http.Request.Path.Value!, body.ToArray()));
            http.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => app.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Whether a text is in any body that came to a path; texts are UTF-8 in protobuf as everywhere.</summary>
    public bool Has(string path, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return bodies.Any(body => body.Path == path && body.Body.AsSpan().IndexOf(wanted) >= 0);
    }

    /// <summary>Everything that came, as text, for reading what should not be there.</summary>
    public string Text() => string.Join('\n', bodies.Select(body => Encoding.UTF8.GetString(body.Body)));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
