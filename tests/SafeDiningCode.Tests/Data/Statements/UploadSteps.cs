using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.Data.Statements;

/// <summary>Files: stored, found, known again, deleted.</summary>
internal static class UploadSteps
{
    public static async Task RunAsync(TestServices services)
    {
        var book = services.Get<UploadBook>();
        var (one, other) = (await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database));
        var (plain, camera) = (Cleaned.Of(Samples.Read("plain.jpg")), Cleaned.Of(Samples.Read(Samples.CameraJpeg)));
        // What the demo's ledger brought.
        await book.RemoveBeforeAsync(services.Clock.GetUtcNow().UtcDateTime.AddSeconds(1));
        var first = await AddAsync(services, plain, one);
        var second = await AddAsync(services, camera, other);

        Assert.Equivalent(first, await book.FindAsync(first.Name));
        Assert.Equal(camera.Content, await book.ContentAsync(second.Id));
        Assert.Equal(camera.Content.Length, await book.SpaceTakenAsync(other));
        await using (var session = await services.Database.OpenAsync())
        {
            Assert.Equivalent(second, Assert.Single(await UploadBook.CopiesAsync(session, first.Id)));
        }

        Assert.Equal(2, await book.RemoveBeforeAsync(services.Clock.GetUtcNow().UtcDateTime.AddSeconds(1)));
        Assert.Equal(0, await book.RemoveBeforeAsync(services.Clock.GetUtcNow().UtcDateTime.AddSeconds(1)));
        Assert.Equal((0, 0), (await book.SpaceTakenAsync(one), await book.SpaceTakenAsync(other)));
        Assert.Null(await book.ContentAsync(first.Id));
        Assert.Equal(services.Clock.GetUtcNow().UtcDateTime, (await book.FindAsync(first.Name))!.RemovedAt);
    }

    private static async Task<UploadRow> AddAsync(TestServices services, CleanFile file, long eatery)
    {
        await using var session = await services.Database.BeginAsync();
        var row = await services.Get<UploadBook>().AddAsync(session, file, account: 11, eatery);
        await session.CommitAsync();
        return row!;
    }
}
