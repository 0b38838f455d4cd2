using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Commands;

public sealed partial class BackupTests : IDisposable
{
    private const int Writers = 16;
    private static readonly (string, string)[] NoLimits = [("Limits:RatingsPerNetworkPerMinute", "0")];
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-backup-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The drill of infra/README.md, step by step.</summary>
    [Fact]
    public async Task A_backup_taken_under_load_brings_a_lost_service_back_with_its_codes_and_ratings()
    {
        var lost = NewFolder("lost");
        var codes = await PrepareAsync(lost);
        var backup = Path.Combine(folder, "backup.db");
        List<(string Code, string Receipt)> before;

        await using (var server = await ServerProcess.StartAsync(lost, NoLimits))
        {
            var acknowledged = new ConcurrentQueue<(string Code, string Receipt)>();
            using var client = new HttpClient { BaseAddress = server.Address, Timeout = Eventually.Limit };
            var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => RateUntilKilledAsync(client, codes, writer, acknowledged))).ToArray();
            await Eventually.HoldsAsync(
                () =>
                {
                    Assert.DoesNotContain(writers, writer => writer.IsCompleted);
                    return acknowledged.Count >= 200;
                },
                "Too few ratings come in.");

            before = [.. acknowledged];
            var (exitCode, output) = await ServerProcess.RunAsync(lost, ["backup", backup]);
            var after = acknowledged.Count;

            Assert.True(exitCode == 0, output);
            Assert.True(after > before.Count, "Nothing was rated while the backup was taken: it held the writers up.");
            var counts = Counts().Match(output);
            Assert.True(counts.Success, output);
            Assert.Equal((3, 3), (Number(counts, "eateries"), Number(counts, "codes")));
            Assert.InRange(Number(counts, "ratings"), before.Count, after + Writers);
            Assert.Contains("in the clear", output, StringComparison.Ordinal);
            await server.KillAsync();
            await Task.WhenAll(writers);
        }

        Directory.Delete(lost, recursive: true);
        var restored = NewFolder("restored");
        File.Move(backup, FileIn(restored));

        await using (var server = await ServerProcess.StartAsync(restored, NoLimits))
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            foreach (var code in codes)
            {
                using var page = await client.GetAsync($"/c/{code}");
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            }

            foreach (var (code, receipt) in before)
            {
                using var page = await client.GetAsync($"/c/{code}/receipts/{receipt}");
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            }

            // Not only read: it goes on from there.
            Assert.NotNull(await RateAsync(client, codes[0].ToString(), "device-after-restoring"));
        }

        var (clean, report) = await ServerProcess.RunAsync(restored, ["recount", "--check"]);
        Assert.True(clean == 0, report);
    }

    [Fact]
    public async Task It_overwrites_nothing_leaves_nothing_half_done_and_keeps_no_destroyed_key()
    {
        var key = Convert.ToBase64String(Enumerable.Range(100, 32).Select(value => (byte)value).ToArray());
        var home = NewFolder("home");
        await PrepareAsync(home);
        await OnAsync(home, $"INSERT INTO secret_key (purpose, period, material, wrapped, created_at) VALUES ('spent', 1, '{key}', 0, '2026-11-22')");
        await OnAsync(home, "DELETE FROM secret_key WHERE purpose = 'spent'");
        await OnAsync(home, "PRAGMA wal_checkpoint(TRUNCATE)");
        var backups = Directory.CreateDirectory(Path.Combine(folder, "backups")).FullName;
        var backup = Path.Combine(backups, "backup.db");

        var first = await ServerProcess.RunAsync(home, ["backup", backup]);
        var bytes = await File.ReadAllBytesAsync(backup);
        var second = await ServerProcess.RunAsync(home, ["backup", backup]);

        Assert.True(first.ExitCode == 0, first.Output);
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("overwrites nothing", second.Output, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(backup));
        Assert.Equal([backup], Directory.GetFiles(backups));
        Assert.True(File.ReadAllBytes(FileIn(home)).AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)) > 0, "The key is gone from the database too: this shows nothing.");
        Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));
        }
    }

    [Fact]
    public async Task Where_there_is_nothing_to_copy_it_says_so()
    {
        var backup = Path.Combine(folder, "backup.db");

        var nothing = await ServerProcess.RunAsync(folder, ["backup", backup]);
        var elsewhere = await ServerProcess.RunAsync(
            folder, ["backup", backup], ("Database:Engine", "SqlServer"), ("ConnectionStrings:Database", "Server=nowhere.invalid;Database=none"));

        Assert.Equal((1, 1), (nothing.ExitCode, elsewhere.ExitCode));
        Assert.Contains("There is no database at", nothing.Output, StringComparison.Ordinal);
        Assert.Contains("infra/sqlserver/backup.sql", elsewhere.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
    }

    private static async Task RateUntilKilledAsync(
        HttpClient client, List<TrustCode> codes, int writer, ConcurrentQueue<(string Code, string Receipt)> acknowledged)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var code = codes[i % codes.Count].ToString();
                acknowledged.Enqueue((code, await RateAsync(client, code, $"device-{writer}-{i}")));
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // The server was killed.
        }
    }

    private static async Task<string> RateAsync(HttpClient client, string code, string device)
    {
        var visit = await client.GetFromJsonAsync<Visit>($"/api/v1/eateries/{code}/visit");
        using var response = await client.PostAsJsonAsync(
            $"/api/v1/eateries/{code}/ratings", new { value = "satisfied", reasons = Array.Empty<string>(), comment = "好", token = visit!.Token, device });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Answer>())!.Receipt;
    }

    private static async Task<List<TrustCode>> PrepareAsync(string home)
    {
        await using var services = await TestServices.CreateAsync(
            nameof(DatabaseEngine.Sqlite), ("ConnectionStrings:Database", $"Data Source={FileIn(home)};Pooling=False"));
        var codes = new List<TrustCode>();
        for (var i = 0; i < 3; i++)
        {
            codes.Add(await Eateries.IssueCodeAsync(services, await Eateries.AddAsync(services.Database)));
        }

        return codes;
    }

    private static async Task OnAsync(string home, string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={FileIn(home)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync();
    }

    private string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    private static string FileIn(string home) => Path.Combine(Directory.CreateDirectory(Path.Combine(home, "data")).FullName, "safedining.db");

    private static int Number(Match counts, string name) =>
        int.Parse(counts.Groups[name].Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\d,]+ bytes, sound: (?<eateries>[\d,]+) eateries, (?<codes>[\d,]+) codes, (?<ratings>[\d,]+) ratings, [1-9][\d,]* keys", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counts();

    private sealed record Visit(string Token);

    private sealed record Answer(string Receipt, bool Counted);
}
