using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Uploads.Cleaning;
using SafeDiningCode.Web.Data;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Tests.Uploads;

public sealed class UploadBookTests
{
    private const long Account = 7;
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_is_there_when_its_transaction_is_and_not_before(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var file = Cleaned.Of(Samples.Read(Samples.CameraJpeg));
        await using (var session = await services.Database.BeginAsync())
        {
            Assert.NotNull(await services.Get<UploadBook>().AddAsync(session, file, Account, eatery));
        }

        Assert.Equal(0, await services.Get<UploadBook>().SpaceTakenAsync(eatery));
        var row = await AddAsync(services, file, eatery);

        var found = await services.Get<UploadBook>().FindAsync(row!.Name);
        Assert.Equivalent(row, found);
        Assert.Equal((64, 48, "jpeg", 20261122), (found!.Width, found.Height, found.Kind, found.Day));
        Assert.Equal(file.Content, await services.Get<UploadBook>().ContentAsync(row.Id));
        Assert.Equal(file.Content.Length, await services.Get<UploadBook>().SpaceTakenAsync(eatery));
        Assert.Null(await services.Get<UploadBook>().FindAsync(new string('0', 32)));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_file_of_the_largest_size_comes_back_as_it_went(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var file = Large(5 * Megabyte);
        var row = await AddAsync(services, file, await Eateries.AddAsync(services.Database));

        Assert.Equal(file.Content, await services.Get<UploadBook>().ContentAsync(row!.Id));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_eatery_has_so_much_space_and_no_more_however_many_send_at_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("Uploads:EateryMegabytes", "2"));
        var (eatery, other) = (await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database));
        var file = Large(Megabyte / 2);

        var sent = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => Repeats.RunAsync(_ => AddAsync(services, file, eatery))));

        Assert.Equal(4, sent.Count(row => row is not null));
        Assert.Equal(2 * Megabyte, await services.Get<UploadBook>().SpaceTakenAsync(eatery));
        Assert.NotNull(await AddAsync(services, file, other));
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_same_photograph_of_another_eatery_or_another_day_is_found(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var (eatery, other) = (await Eateries.AddAsync(services.Database), await Eateries.AddAsync(services.Database));
        var (plain, camera) = (Cleaned.Of(Samples.Read("plain.jpg")), Cleaned.Of(Samples.Read(Samples.CameraJpeg)));
        var first = await AddAsync(services, plain, eatery);
        await AddAsync(services, plain, eatery);
        await AddAsync(services, Cleaned.Of(Samples.Read("grey.jpg")), other);
        Assert.Empty(await CopiesAsync(services, first!));

        var elsewhere = await AddAsync(services, camera, other);
        services.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await AddAsync(services, camera, eatery);

        Assert.Equal([elsewhere!.Id, nextDay!.Id], (await CopiesAsync(services, first!)).Select(copy => copy.Id));
        // What is deleted is still known.
        Assert.True(await RemoveAsync(services, elsewhere));
        Assert.Contains(await CopiesAsync(services, nextDay), copy => copy.Id == elsewhere.Id && copy.RemovedAt is not null);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Deleting_gives_the_space_back_once(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine);
        var eatery = await Eateries.AddAsync(services.Database);
        var row = await AddAsync(services, Large(1000), eatery);
        await AddAsync(services, Large(500), eatery);

        Assert.True(await RemoveAsync(services, row!));
        Assert.False(await RemoveAsync(services, row!));

        Assert.Equal(500, await services.Get<UploadBook>().SpaceTakenAsync(eatery));
        Assert.Null(await services.Get<UploadBook>().ContentAsync(row!.Id));
        Assert.NotNull((await services.Get<UploadBook>().FindAsync(row.Name))!.RemovedAt);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Old_files_are_deleted_after_the_days_that_they_are_kept(string engine)
    {
        await using var services = await TestServices.CreateAsync(engine, ("Uploads:KeepDays", "30"));
        var eatery = await Eateries.AddAsync(services.Database);
        for (var i = 0; i < 101; i++)
        {
            await AddAsync(services, Large(10), eatery);
        }

        services.Clock.Advance(TimeSpan.FromDays(29));
        await AddAsync(services, Large(10), eatery);
        await services.Get<UploadHousekeeping>().TidyAsync();
        Assert.Equal(1020, await services.Get<UploadBook>().SpaceTakenAsync(eatery));

        services.Clock.Advance(TimeSpan.FromDays(2));
        await services.Get<UploadHousekeeping>().TidyAsync();
        Assert.Equal(10, await services.Get<UploadBook>().SpaceTakenAsync(eatery));
    }

    private static CleanFile Large(int bytes)
    {
        var content = new byte[bytes];
        Random.Shared.NextBytes(content);
        var hash = System.Security.Cryptography.SHA256.HashData(content);
        return new CleanFile { Kind = FileKind.Pdf, Content = content, Hash = hash, Pixels = hash };
    }

    private static async Task<UploadRow?> AddAsync(TestServices services, CleanFile file, long eatery)
    {
        await using var session = await services.Database.BeginAsync();
        var row = await services.Get<UploadBook>().AddAsync(session, file, Account, eatery);
        await session.CommitAsync();
        return row;
    }

    private static async Task<bool> RemoveAsync(TestServices services, UploadRow row)
    {
        await using var session = await services.Database.BeginAsync();
        var removed = await services.Get<UploadBook>().RemoveAsync(session, row.Id);
        await session.CommitAsync();
        return removed;
    }

    private static async Task<List<UploadRow>> CopiesAsync(TestServices services, UploadRow row)
    {
        await using var session = await services.Database.OpenAsync();
        return await UploadBook.CopiesAsync(session, row.Id);
    }
}
