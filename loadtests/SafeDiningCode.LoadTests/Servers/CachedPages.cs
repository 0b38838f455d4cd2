using System.Collections.Frozen;
using System.CommandLine;
using Microsoft.Extensions.Primitives;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>
/// What the framework itself offers: an application with a route, whose answers ASP.NET Core's output caching keeps in
/// memory. The route gives a captured page, with its headers; after the first time the framework's cache does.
/// </summary>
internal static class CachedPages
{
    private const string Verb = "cached";

    // Longer than any run: what is measured is the cache's hit.
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>Starts one over the pages of a folder.</summary>
    public static Task<(ChildProcess Process, Uri Address)> StartAsync(string folder, CancellationToken cancellation) =>
        OwnServer.StartAsync(Verb, ["--pages", folder], folder, cancellation);

    public static Command CreateCommand()
    {
        var port = OwnServer.Port();
        var pages = new Option<string>("--pages") { Required = true };
        var command = OwnServer.CreateCommand(Verb, "Output caching to compare with.", port, pages);
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(port), parsed.GetRequiredValue(pages), cancellation));
        return command;
    }

    private static Task<int> RunAsync(int port, string folder, CancellationToken cancellation)
    {
        var pages = CapturedPages.Read(folder).ToFrozenDictionary(captured => captured.Page.Path, StringComparer.Ordinal);
        var builder = OwnServer.CreateBuilder(port);
        builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Expire(Life).SetVaryByHeader("Accept-Language", "Accept-Encoding")));
        var app = builder.Build();
        app.UseOutputCache();
        app.MapGet("/", () => "");
        app.MapGet("/c/{code}", async (HttpContext http) =>
        {
            var (page, body) = pages[http.Request.Path.Value!];
            foreach (var (name, value) in page.Headers)
            {
                http.Response.Headers[name] = new StringValues(value);
            }

            http.Response.ContentLength = body.Length;
            await http.Response.BodyWriter.WriteAsync(body);
        });
        return OwnServer.RunAsync(app, cancellation);
    }
}
