using System.Collections.Frozen;
using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>
/// The yardstick: Kestrel with one delegate and nothing around it, no routing, no middleware. It gives captured pages
/// out of memory, or reads and parses a rating and answers as the service would, storing nothing.
/// It is this executable itself, under the hidden verb <c>bare</c>.
/// </summary>
internal static partial class BareKestrel
{
    private const string Verb = "bare";
    private static readonly byte[] Counted = """{"receipt":"0123456789abcdef0123456789abcdef","counted":true}"""u8.ToArray();

    /// <summary>Starts one that gives the pages of a folder, with all their headers or with type, encoding and length alone.</summary>
    public static Task<(ChildProcess Process, Uri Address)> StartPagesAsync(string folder, bool allHeaders, CancellationToken cancellation) =>
        OwnServer.StartAsync(Verb, allHeaders ? ["--pages", folder, "--all-headers"] : ["--pages", folder], folder, cancellation);

    /// <summary>Starts one that takes ratings, as JSON or by form, and forgets them.</summary>
    public static Task<(ChildProcess Process, Uri Address)> StartRatingsAsync(string folder, CancellationToken cancellation) =>
        OwnServer.StartAsync(Verb, [], folder, cancellation);

    public static Command CreateCommand()
    {
        var port = OwnServer.Port();
        var pages = new Option<string?>("--pages");
        var allHeaders = new Option<bool>("--all-headers");
        var command = OwnServer.CreateCommand(Verb, "A bare server to compare with.", port, pages, allHeaders);
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(port),
            parsed.GetValue(pages) is { } folder ? Pages(folder, parsed.GetValue(allHeaders)) : TakeRatingAsync,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int port, RequestDelegate answer, CancellationToken cancellation)
    {
        var app = OwnServer.CreateBuilder(port).Build();
        app.Run(answer);
        return await OwnServer.RunAsync(app, cancellation);
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

        if (http.Request.HasFormContentType)
        {
            await TakeFormAsync(http);
            return;
        }

        var rating = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, RatingJson.Default.PostedRating, http.RequestAborted);
        http.Response.StatusCode = rating is { Token.Length: > 0, Device.Length: > 0 } ? StatusCodes.Status201Created : StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = Counted.Length;
        await http.Response.BodyWriter.WriteAsync(Counted);
    }

    // What a form's answer takes at the least: its fields, the device's cookie, and the address of a receipt.
    private static async Task TakeFormAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var isWhole = form["value"] is [{ Length: > 0 }] && form["token"] is [{ Length: > 0 }] && http.Request.Cookies[DeviceCookie.Name] is { Length: > 0 };
        http.Response.StatusCode = isWhole ? StatusCodes.Status303SeeOther : StatusCodes.Status400BadRequest;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = "/c/0123456789ABCDEF/receipts/0123456789abcdef0123456789abcdef";
        http.Response.ContentLength = 0;
    }

    /// <summary>A rating as JSON callers post it.</summary>
    internal sealed record PostedRating(string Value, string[] Reasons, string? Comment, string Token, string Device);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(PostedRating))]
    private sealed partial class RatingJson : JsonSerializerContext;
}
