using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Desk.Extracts;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Logging;
using SafeDiningCode.Web.Registry.Divisions;

namespace SafeDiningCode.Web.Desk.Feed;

/// <summary>
/// Watches a folder: takes complete files in, has them imported as any other extract, and moves them to done or refused with
/// a report beside. A file that is taken bears its extract's key in its name, so that a stop at any moment loses nothing and
/// several instances may watch the same folder: a file can be renamed once.
/// </summary>
internal sealed class FolderFeed(IOptions<FeedOptions> options, ExtractBook book, DivisionDirectory divisions, TimeProvider clock, ILogger<FolderFeed> logger)
    : Rounds(TimeSpan.FromSeconds(10), logger)
{
    private const string Working = "working";
    private const string DoneFolder = "done";
    private const string Refused = "refused";
    private const char BehindKey = '-';

    // In bytes: file systems take 255, of which key and endings need some fifty.
    private const int LongestName = 200;
    private static readonly TimeSpan BrokenOff = TimeSpan.FromMinutes(15);

    /// <summary>Looks through the folder once.</summary>
    public override async Task TidyAsync(CancellationToken cancellation = default)
    {
        var folder = options.Value.Folder;
        if (folder.Length == 0)
        {
            return;
        }

        foreach (var name in (string[])[Working, DoneFolder, Refused])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        // In the order in which they were written: the last one has the last word.
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(IsComplete).OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).ToList())
        {
            Take(file);
        }

        foreach (var file in new DirectoryInfo(Path.Combine(folder, Working)).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).ToList())
        {
            try
            {
                await FollowAsync(file, cancellation);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // One that cannot be read, or whose report cannot be written, does not hold up those behind it.
                logger.LogError("{File} in the watched folder cannot be handled: {Error}", file.Name, LoggedError.Of(error));
            }
        }
    }

    private bool IsComplete(FileInfo file) =>
        options.Value.Takes(file.Name) && clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc >= TimeSpan.FromSeconds(options.Value.QuietSeconds);

    private void Take(FileInfo file)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{book.NewId()}{BehindKey}{Short(file.Name)}");
        Move(file, Path.Combine(options.Value.Folder, Working, name));
    }

    // With its key before it and its report's ending behind, a name must still be one that the file system takes.
    private static string Short(string name)
    {
        var ending = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        while (stem.Length > 1 && Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(ending) > LongestName)
        {
            // A letter of two halves goes as a whole.
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) && stem.Length > 2 ? 2 : 1)];
        }

        return stem + ending;
    }

    // What was taken is handed in once, and put where it belongs when that is over.
    private async Task FollowAsync(FileInfo file, CancellationToken cancellation)
    {
        var end = file.Name.IndexOf(BehindKey, StringComparison.Ordinal);
        if (end <= 0 || !long.TryParse(file.Name.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return;
        }

        var name = file.Name[(end + 1)..];
        var extract = await book.FindAsync(id, cancellation);
        if (extract is null)
        {
            await HandInAsync(file, id, name, cancellation);
        }
        else if (extract.State == ExtractStates.Receiving)
        {
            // Broken off while it was handed in: under another key it is handed in anew, and what there is of it is forgotten in time.
            if (clock.GetUtcNow().UtcDateTime - extract.ChangedAt > BrokenOff)
            {
                Move(file, Path.Combine(file.DirectoryName!, string.Create(CultureInfo.InvariantCulture, $"{book.NewId()}{BehindKey}{name}")));
            }
        }
        else if (ExtractStates.IsOver(extract.State) || extract.State == ExtractStates.Stopped)
        {
            await PutAwayAsync(file, extract, cancellation);
        }
    }

    private async Task HandInAsync(FileInfo file, long id, string name, CancellationToken cancellation)
    {
        try
        {
            await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
            var received = new ReceivedExtract(id, ExtractSources.Folder, name, Folder, divisions.Top.Code, ExtractStates.Confirmed);
            if (!await book.ReceiveAsync(received, content, cancellation))
            {
                var words = $"文件是空的，或者超过 64 MiB。\nThe file is empty, or larger than {ExtractBook.MostBytes / (1024 * 1024)} MiB.\n";
                await File.WriteAllTextAsync(Path.Combine(options.Value.Folder, Refused, file.Name + ".txt"), words, cancellation);
                Move(file, Path.Combine(options.Value.Folder, Refused, file.Name));
            }
        }
        catch (FileNotFoundException)
        {
            logger.LogInformation("{File} was put away by another instance meanwhile", file.Name);
        }
        catch (Exception error) when (Data.DatabaseErrors.IsUniqueViolation(error))
        {
            logger.LogInformation("{File} was handed in by another instance at the same moment", file.Name);
        }
    }

    private async Task PutAwayAsync(FileInfo file, ExtractRow extract, CancellationToken cancellation)
    {
        var folder = Path.Combine(options.Value.Folder, extract.State == ExtractStates.Done ? DoneFolder : Refused);
        var path = Path.Combine(folder, file.Name);
        if (extract.State == ExtractStates.Done)
        {
            await book.CopyReportAsync(extract.Id, path + ".report.csv", cancellation);
            if (extract.Outcome is { } outcome)
            {
                await File.WriteAllTextAsync(path + ".json", outcome, cancellation);
            }
        }
        else
        {
            var words = extract.Fault ?? $"{ExtractWords.State(extract.State, Hosting.Layout.Language.Chinese).Words}\n{ExtractWords.State(extract.State, Hosting.Layout.Language.English).Words}";
            await File.WriteAllTextAsync(path + ".txt", words + "\n", cancellation);
        }

        Move(file, path);
    }

    private void Move(FileInfo file, string path)
    {
        try
        {
            File.Move(file.FullName, path, overwrite: false);
        }
        catch (FileNotFoundException)
        {
            logger.LogInformation("{File} was moved by another instance meanwhile", file.Name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be moved is not taken: it would be imported again and again.
            logger.LogError("{File} in the watched folder cannot be moved: {Error}", file.Name, LoggedError.Of(error));
        }
    }

    /// <summary>The folder, as the audit takes it.</summary>
    private static Actor Folder { get; } = Actor.Console with { Name = "registry folder" };
}
