using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Tests.Uploads.Sending;

/// <summary>
/// The service's parts on Kestrel with its own limits, with one route that takes a form of up to two files for an eatery,
/// one that reads forms the framework's way first, and one that shows files: as slices with pages have them.
/// </summary>
internal sealed class UploadSite : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly WebApplication app;

    private UploadSite(TestDatabase database, WebApplication app)
    {
        this.database = database;
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public long Eatery { get; private init; }

    public static async Task<UploadSite> StartAsync(params (string Key, string Value)[] settings)
    {
        var database = await TestDatabase.CreateReadyAsync(nameof(DatabaseEngine.Sqlite));
        var builder = ServerBuilder.Create(["--urls", "http://127.0.0.1:0"]);
        foreach (var (key, value) in database.Settings())
        {
            builder.Configuration[key] = value;
        }

        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        builder.Logging.ClearProviders();
        builder.Services.AddSafeDining(builder.Configuration);
        var app = builder.Build();
        await app.Services.PrepareDatabaseAsync();
        var eatery = await Eateries.AddAsync(app.Services.GetRequiredService<Database>());
        app.UseHosting();
        app.MapPost("/take", (HttpContext http, UploadForm form, UploadBook book, Database open) => TakeAsync(http, form, book, open, eatery)).TakesFiles();
        app.MapPost("/take-read", async (HttpContext http, UploadForm form, UploadBook book, Database open) =>
        {
            await http.Request.ReadFormAsync();
            return await TakeAsync(http, form, book, open, eatery);
        }).TakesFiles();
        app.MapPost("/other", async (HttpContext http) => Results.Text((await http.Request.ReadFormAsync()).Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        app.MapGet("/files/{name}", async (string name, UploadBook book) => await book.FindAsync(name) is { } row ? new UploadAnswer(row) : Results.NotFound());
        await app.StartAsync();
        return new UploadSite(database, app) { Eatery = eatery };
    }

    /// <summary>Sends a form with a field and files, each called a photograph whatever it is.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, params byte[][] files) => Client.PostAsync(path, Form(files));

    public static MultipartFormDataContent Form(params byte[][] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("厨房"), "comment" } };
        foreach (var file in files)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(part, "photo", "kitchen.jpg");
        }

        return form;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<IResult> TakeAsync(HttpContext http, UploadForm form, UploadBook book, Database database, long eatery)
    {
        var sent = await form.ReadAsync(http.Request, mostFiles: 2);
        if (sent.Refusal is { } status)
        {
            return Results.StatusCode(status);
        }

        if (sent.Fault is { } fault)
        {
            return Results.Text(fault.ToString(), statusCode: StatusCodes.Status400BadRequest);
        }

        var names = new List<string>();
        await using var session = await database.BeginAsync();
        foreach (var file in sent.Files)
        {
            names.Add((await book.AddAsync(session, file.File!, account: 1, eatery))!.Name);
        }

        await session.CommitAsync();
        return Results.Text($"{sent.Fields["comment"]}: {string.Join(' ', names)}");
    }
}
