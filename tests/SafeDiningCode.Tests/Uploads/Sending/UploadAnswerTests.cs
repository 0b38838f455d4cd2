using System.Net;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Uploads.Sending;

public sealed class UploadAnswerTests
{
    [Fact]
    public async Task A_picture_is_served_under_what_it_is_and_can_do_nothing()
    {
        await using var site = await UploadSite.StartAsync();
        var name = await SendAsync(site, Png.Make(5, 4));
        using var answer = await site.Client.GetAsync($"/files/{name}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("default-src 'none'; sandbox", Header(answer, "Content-Security-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith($"-{name[..8]}.png", answer.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        Assert.Equal(Cleaned.Of(Png.Make(5, 4)).Content, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_document_is_saved_and_not_shown()
    {
        await using var site = await UploadSite.StartAsync();
        using var answer = await site.Client.GetAsync($"/files/{await SendAsync(site, Pdf.Make())}");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Who_has_it_is_told_so_and_nothing_else()
    {
        await using var site = await UploadSite.StartAsync();
        var path = $"/files/{await SendAsync(site, Png.Make(5, 4))}";
        using var first = await site.Client.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_was_deleted_is_not_found()
    {
        await using var site = await UploadSite.StartAsync();
        var name = await SendAsync(site, Png.Make(5, 4));
        var book = site.Get<UploadBook>();
        await using (var session = await site.Get<Database>().BeginAsync())
        {
            await book.RemoveAsync(session, (await book.FindAsync(name))!.Id);
            await session.CommitAsync();
        }

        using var answer = await site.Client.GetAsync($"/files/{name}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        using var never = await site.Client.GetAsync("/files/0123");
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static async Task<string> SendAsync(UploadSite site, byte[] file)
    {
        using var answer = await site.SendAsync("/take", file);
        return (await answer.Content.ReadAsStringAsync())["厨房: ".Length..];
    }
}
