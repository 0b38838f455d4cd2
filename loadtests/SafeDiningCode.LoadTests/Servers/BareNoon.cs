using System.Collections.Frozen;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>
/// The yardstick for a lunch hour: Kestrel with one delegate, no routing, no middleware, no database. Pages come out of
/// memory byte for byte; of the form, the receipt and the search it has one each, in which it sets the code or name
/// asked for; ratings are read, parsed and forgotten. It is this executable itself, under the hidden verb <c>bare-noon</c>.
/// </summary>
internal sealed class BareNoon
{
    private const string Receipt = "0123456789abcdef0123456789abcdef";
    private const string Codes = "/c/";
    private const string Api = "/api/v1/eateries/";
    private const int CodeLength = 16;
    private const string JsonType = "application/json; charset=utf-8";
    private static readonly byte[] Counted = Encoding.UTF8.GetBytes($$"""{"receipt":"{{Receipt}}","counted":true}""");
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly FrozenDictionary<string, Page> pages;
    private readonly Template form;
    private readonly Template receipt;
    private readonly Template search;
    private readonly Page visit;

    private BareNoon(string folder, string code, string name)
    {
        pages = RecordedAnswers.Read(folder).ToFrozenDictionary(
            recorded => recorded.Answer.Path,
            recorded => new Page(recorded.Body, [.. recorded.Answer.Headers.Select(header => KeyValuePair.Create(header.Key, new StringValues(header.Value)))]),
            StringComparer.Ordinal);
        form = new Template(pages[$"{Codes}{code}/rate"], code);
        receipt = new Template(pages.First(page => page.Key.StartsWith($"{Codes}{code}/receipts/", StringComparison.Ordinal)).Value, code);
        search = new Template(pages[$"/?q={Uri.EscapeDataString(name)}"], Html.Encode(name));
        visit = pages[$"{Api}{code}/visit"];
    }

    /// <summary>Starts one over recorded answers.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="code">The code whose form, receipt and visit were recorded.</param>
    /// <param name="name">The name that was searched.</param>
    public static async Task<(ChildProcess Process, Uri Address)> StartAsync(string folder, string code, string name, CancellationToken cancellation)
    {
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{ChildProcess.FreePort()}/"));
        var process = ChildProcess.Start(
            Programs.Dotnet,
            [typeof(BareNoon).Assembly.Location, "bare-noon", "--port", FormattableString.Invariant($"{address.Port}"), "--folder", folder, "--code", code, "--name", name],
            folder,
            ("ASPNETCORE_ENVIRONMENT", "Production"));
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

    public static Command CreateCommand()
    {
        var port = new Option<int>("--port") { Required = true };
        var folder = new Option<string>("--folder") { Required = true };
        var code = new Option<string>("--code") { Required = true };
        var name = new Option<string>("--name") { Required = true };
        var command = new Command("bare-noon", "A bare server to play a lunch hour against.") { port, folder, code, name };
        command.Hidden = true;
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(port), new BareNoon(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(code), parsed.GetRequiredValue(name)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int port, BareNoon noon, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(FormattableString.Invariant($"http://127.0.0.1:{port}")).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(noon.AnswerAsync);
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            return path.StartsWith(Codes, StringComparison.Ordinal) ? TakeFormAsync(http, path) : TakeJsonAsync(http);
        }

        if (http.Request.Query["q"] is [{ } wanted])
        {
            return search.WriteAsync(http, Html.Encode(wanted));
        }

        if (pages.TryGetValue(path, out var page))
        {
            return page.WriteAsync(http, page.Body);
        }

        if (path.StartsWith(Api, StringComparison.Ordinal))
        {
            return visit.WriteAsync(http, visit.Body);
        }

        if (path.StartsWith(Codes, StringComparison.Ordinal) && path.Length > Codes.Length + CodeLength)
        {
            var template = path.EndsWith("/rate", StringComparison.Ordinal) ? form : receipt;
            return template.WriteAsync(http, path.Substring(Codes.Length, CodeLength));
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task TakeFormAsync(HttpContext http, string path)
    {
        var sent = await http.Request.ReadFormAsync(http.RequestAborted);
        if (sent["token"] is not [{ Length: > 0 }] || sent["value"] is not [{ Length: > 0 }])
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"{path[..(Codes.Length + CodeLength)]}/receipts/{Receipt}";
        http.Response.ContentLength = 0;
    }

    private static async Task TakeJsonAsync(HttpContext http)
    {
        using var sent = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var whole = sent.RootElement.TryGetProperty("token", out _) && sent.RootElement.TryGetProperty("device", out _);
        http.Response.StatusCode = whole ? StatusCodes.Status201Created : StatusCodes.Status400BadRequest;
        http.Response.ContentType = JsonType;
        http.Response.ContentLength = Counted.Length;
        await http.Response.BodyWriter.WriteAsync(Counted);
    }

    /// <summary>A recorded page.</summary>
    private sealed record Page(byte[] Body, KeyValuePair<string, StringValues>[] Headers)
    {
        public Task WriteAsync(HttpContext http, byte[] body)
        {
            foreach (var (name, value) in Headers)
            {
                http.Response.Headers[name] = value;
            }

            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body, 0, body.Length, http.RequestAborted);
        }
    }

    /// <summary>A recorded page with something in it that is another each time.</summary>
    private sealed class Template(Page page, string sample)
    {
        private readonly string[] parts = Encoding.UTF8.GetString(page.Body).Split(sample);

        public Task WriteAsync(HttpContext http, string instead) => page.WriteAsync(http, Encoding.UTF8.GetBytes(string.Join(instead, parts)));
    }
}
