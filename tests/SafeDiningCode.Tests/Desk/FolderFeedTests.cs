using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Desk.Extracts;
using SafeDiningCode.Web.Desk.Feed;

namespace SafeDiningCode.Tests.Desk;

public sealed class FolderFeedTests : IDisposable
{
    private readonly string folder = QuickFolder.Create("safedining-feed-");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Complete_files_are_imported_and_put_away_with_a_report_beside()
    {
        await using var services = await TestServices.CreateAsync(settings: ("Registry:Folder", folder));
        using var extract = new Extract();
        Put(services, "extract.csv", await File.ReadAllTextAsync(extract.Csv(Extract.Row(1), Extract.Row(2, until: "待定"))), TimeSpan.FromMinutes(1));
        Put(services, "still-growing.csv", "许可证编号", TimeSpan.FromSeconds(5));
        Put(services, "readme.txt", "not ours", TimeSpan.FromMinutes(1));
        Put(services, "wrong.csv", "a,b\n1,2\n", TimeSpan.FromMinutes(2));
        var feed = services.Get<FolderFeed>();

        await feed.TidyAsync();
        Assert.Equal(2, Directory.GetFiles(Path.Combine(folder, "working")).Length);
        // Another round before anything was imported hands nothing in twice.
        await feed.TidyAsync();
        await services.Get<ExtractWorker>().TidyAsync();
        await feed.TidyAsync();

        Assert.Equal(2, await services.ValueAsync<int>("SELECT COUNT(*) FROM registry_extract"));
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
        Assert.Equal(["readme.txt", "still-growing.csv"], Names(""));
        Assert.Empty(Names("working"));
        var done = Names("done");
        Assert.Equal(3, done.Length);
        Assert.All(done, name => Assert.Contains("-extract.csv", name, StringComparison.Ordinal));
        Assert.Contains("date-unreadable", await File.ReadAllTextAsync(Path.Combine(folder, "done", done.Single(name => name.EndsWith(".report.csv", StringComparison.Ordinal)))), StringComparison.Ordinal);
        var refused = Names("refused");
        Assert.Equal(2, refused.Length);
        Assert.Contains("缺少必需的列", await File.ReadAllTextAsync(Path.Combine(folder, "refused", refused.Single(name => name.EndsWith(".txt", StringComparison.Ordinal)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_as_long_as_the_file_system_takes_is_shortened_and_the_file_imported()
    {
        await using var services = await TestServices.CreateAsync(settings: ("Registry:Folder", folder));
        using var extract = new Extract();
        // 250 bytes of the 255.
        Put(services, $"a{new string('登', 81)}🍜.csv", await File.ReadAllTextAsync(extract.Csv(Extract.Row(1))), TimeSpan.FromMinutes(1));
        var feed = services.Get<FolderFeed>();

        await feed.TidyAsync();
        Assert.Empty(Names(""));
        await services.Get<ExtractWorker>().TidyAsync();
        await feed.TidyAsync();

        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
        Assert.Empty(Names("working"));
        Assert.Equal(3, Names("done").Length);
        Assert.Single(Names("done"), name => name.EndsWith("登.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_before_a_stop_is_handed_in_after_it()
    {
        await using var services = await TestServices.CreateAsync(settings: ("Registry:Folder", folder));
        using var extract = new Extract();
        Directory.CreateDirectory(Path.Combine(folder, "working"));
        var key = services.Get<ExtractBook>().NewId();
        File.Copy(extract.Csv(Extract.Row(1)), Path.Combine(folder, "working", $"{key}-extract.csv"));

        await services.Get<FolderFeed>().TidyAsync();
        await services.Get<ExtractWorker>().TidyAsync();
        await services.Get<FolderFeed>().TidyAsync();

        Assert.Equal(ExtractStates.Done, (await services.Get<ExtractBook>().FindAsync(key))!.State);
        Assert.Equal(1, await services.ValueAsync<int>("SELECT COUNT(*) FROM licence"));
        Assert.Empty(Names("working"));
    }

    private string[] Names(string part) => [.. Directory.GetFiles(Path.Combine(folder, part)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void Put(TestServices services, string name, string content, TimeSpan age)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, services.Clock.GetUtcNow().UtcDateTime - age);
    }
}
