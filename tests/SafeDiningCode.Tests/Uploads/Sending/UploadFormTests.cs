using System.Net;
using System.Net.Sockets;
using System.Text;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Uploads;

namespace SafeDiningCode.Tests.Uploads.Sending;

public sealed class UploadFormTests
{
    private static readonly byte[] Photo = Samples.Read(Samples.CameraJpeg);

    [Theory]
    [InlineData("/take")]
    [InlineData("/take-read")]
    public async Task A_form_is_read_with_its_fields_and_files(string path)
    {
        await using var site = await UploadSite.StartAsync();
        using var answer = await site.SendAsync(path, Photo, Png.Make(5, 5));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("厨房: ", text, StringComparison.Ordinal);
        Assert.Equal(2, text["厨房: ".Length..].Split(' ').Length);
        using var none = await site.SendAsync(path);
        Assert.Equal("厨房: ", await none.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_is_called_a_photograph_and_is_none_is_refused()
    {
        await using var site = await UploadSite.StartAsync();
        Assert.Equal((HttpStatusCode.BadRequest, "UnknownKind"), await AnswerAsync(site.SendAsync("/take", "<html><script>alert(1)</script>"u8.ToArray())));
        Assert.Equal((HttpStatusCode.BadRequest, "Empty"), await AnswerAsync(site.SendAsync("/take", Array.Empty<byte>())));
        Assert.Equal((HttpStatusCode.BadRequest, "TooMany"), await AnswerAsync(site.SendAsync("/take", Photo, Photo, Photo)));
        Assert.Equal(0, await site.Get<UploadBook>().SpaceTakenAsync(site.Eatery));
    }

    [Theory]
    [InlineData("/take")]
    [InlineData("/take-read")]
    public async Task A_file_over_five_megabytes_gets_an_answer_and_not_a_broken_connection(string path)
    {
        await using var site = await UploadSite.StartAsync();
        byte[] large = [.. Photo, .. new byte[UploadOptions.MostBytes - Photo.Length]];

        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(site.SendAsync(path, large))).Status);
        Assert.Equal((HttpStatusCode.BadRequest, "TooLarge"), await AnswerAsync(site.SendAsync(path, [.. large, 0])));
        Assert.Equal((HttpStatusCode.BadRequest, "TooLarge"), await AnswerAsync(site.SendAsync(path, new byte[20 * 1024 * 1024])));
    }

    [Fact]
    public async Task Other_routes_keep_their_small_limit()
    {
        await using var site = await UploadSite.StartAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await AnswerAsync(site.SendAsync("/other", new byte[70 * 1024]))).Status);
    }

    [Fact]
    public async Task A_field_in_which_no_file_was_chosen_is_none()
    {
        await using var site = await UploadSite.StartAsync();
        Assert.Equal((HttpStatusCode.OK, "x: "), await PostAsync(site, "--b\r\nContent-Disposition: form-data; name=\"comment\"\r\n\r\nx\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_refused_and_no_fault_of_ours()
    {
        await using var site = await UploadSite.StartAsync();
        const string Head = "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site, Head + "half a file")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site, "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site, "no form at all")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site, Head + "x\r\n--b--\r\n", "multipart/form-data")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(site, $"--b\r\nX: {new string('x', 40_000)}\r\n\r\nx\r\n--b--\r\n")).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await PostAsync(site, "a=b", "application/x-www-form-urlencoded")).Status);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            (await PostAsync(site, $"--b\r\nContent-Disposition: form-data; name=\"comment\"\r\n\r\n{new string('x', 70_000)}\r\n--b--\r\n")).Status);
    }

    [Fact]
    public async Task Only_so_many_forms_are_read_at_once()
    {
        await using var site = await UploadSite.StartAsync(("Uploads:AtOnce", "1"));
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress!.Port);
        var stream = slow.GetStream();
        await stream.WriteAsync("POST /take HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 500\r\n\r\n--b\r\n"u8.ToArray());
        HttpStatusCode status;
        do
        {
            // Until the slow one has begun to be read.
            status = (await AnswerAsync(site.SendAsync("/take", Photo))).Status;
        }
        while (status == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        slow.Close();
        do
        {
            status = (await AnswerAsync(site.SendAsync("/take", Photo))).Status;
        }
        while (status == HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(UploadSite site, string body, string type = "multipart/form-data; boundary=b")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await AnswerAsync(site.Client.PostAsync("/take", content));
    }

    private static async Task<(HttpStatusCode Status, string Text)> AnswerAsync(Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
