using System.Collections.Frozen;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>
/// The yardstick: Kestrel with one delegate and nothing around it, no routing, no middleware. It gives captured pages
/// out of memory, or reads and parses a rating and answers as the service would, storing nothing.
/// It is this executable itself, under the hidden verb <c>bare</c>.
/// </summary>
internal static partial class BareKestrel
{
    private static readonly byte[] Counted = """{"receipt":"0123456789abcdef0123456789abcdef","counted":true}"""u8.ToArray();

    /// <summary>Starts one that gives the pages of a folder, with all their headers or with type, encoding and length alone.</summary>
    public static Task<(ChildProcess Process, Uri Address)> StartPagesAsync(string folder, bool allHeaders, CancellationToken cancellation) =>
        StartAsync(allHeaders ? ["--pages", folder, "--all-headers"] : ["--pages", folder], folder, cancellation);

    /// <summary>Starts one that takes ratings and forgets them.</summary>
    public static Task<(ChildProcess Process, Uri Address)> StartRatingsAsync(string folder, CancellationToken cancellation) =>
        StartAsync([], folder, cancellation);

    public static Command CreateCommand()
    {
        var port = new Option<int>("--port") { Required = true };
        var pages = new Option<string?>("--pages");
        var allHeaders = new Option<bool>("--all-headers");
        var command = new Command("bare", "A bare server to compare with.") { port, pages, allHeaders };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(port),
            parsed.GetValue(pages) is { } folder ? Pages(folder, parsed.GetValue(allHeaders)) : TakeRatingAsync,
            cancellation));
        return command;
    }

    private static async Task<(ChildProcess Process, Uri Address)> StartAsync(string[] arguments, string folder, CancellationToken cancellation)
    {
        var port = ChildProcess.FreePort();
        var address = new Uri($"http://127.0.0.1:{port}/");
        var process = ChildProcess.Start(
            Programs.Dotnet, [typeof(BareKestrel).Assembly.Location, "bare", "--port", $"{port}", .. arguments], folder, ("ASPNETCORE_ENVIRONMENT", "Production"));
        try
        {
            await process.WaitUntilAnsweringAsync(address, cancellation);
            return (process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static async Task<int> RunAsync(int port, RequestDelegate answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static RequestDelegate Pages(string folder, bool allHeaders)
    {
        var pages = CapturedPages.Read(folder).ToFrozenDictionary(
            captured => captured.Page.Path,
            captured => (captured.Body, Headers: captured.Page.Headers
                .Where(header => allHeaders || header.Key is "Content-Type" or "Content-Encoding")
                .Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value)))
                .ToArray()),
            StringComparer.Ordinal);
        return async http =>
        {
            if (!pages.TryGetValue(http.Request.Path.Value!, out var page))
            {
                // The starter's knock.
                return;
            }

            foreach (var (name, value) in page.Headers)
            {
                http.Response.Headers[name] = value;
            }

            http.Response.ContentLength = page.Body.Length;
            await http.Response.BodyWriter.WriteAsync(page.Body);
        };
    }

    private static async Task TakeRatingAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return;
        }

        var rating = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, RatingJson.Default.PostedRating, http.RequestAborted);
        http.Response.StatusCode = rating is { Token.Length: > 0, Device.Length: > 0 } ? StatusCodes.Status201Created : StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = Counted.Length;
        await http.Response.BodyWriter.WriteAsync(Counted);
    }

    /// <summary>A rating as JSON callers post it.</summary>
    internal sealed record PostedRating(string Value, string[] Reasons, string? Comment, string Token, string Device);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(PostedRating))]
    private sealed partial class RatingJson : JsonSerializerContext;
}
