using SafeDiningCode.Tests.Support;
using SafeDiningCode.Tests.Statistics;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Standing.Lists;

namespace SafeDiningCode.Tests.Commands;

public sealed class RecomputeCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-recompute").FullName;

    [Fact]
    public async Task A_published_file_gives_the_same_anywhere_and_a_changed_one_is_found_out()
    {
        await using var services = await TestServices.CreateAsync();
        var eatery = await Eateries.AddAsync(services.Database, county: "530102", unit: "530102001");
        await RollUps.RateAsync(services.Database, eatery, "530102001", new DateOnly(2026, 10, 3), 10, 0, 10);
        var book = services.Get<StandingBook>();
        await book.CloseAsync(202610);
        await book.PublishAsync(Actor.Console, 202610, StandingBook.Digest((await book.DraftAsync(202610, anew: false))!), reason: null, anew: false);
        var text = (await book.FindTextAsync(202610))!;

        var same = await RunAsync(text);
        Assert.Equal(0, same.ExitCode);
        Assert.Contains("black: LargestShare", same.Output, StringComparison.Ordinal);
        Assert.EndsWith("same: 2026-10, version 1, is what its numbers give\n", same.Output, StringComparison.Ordinal);

        var changed = await RunAsync(text.Replace("\"largestShare\"\n", "\"bottomTwice\"\n", StringComparison.Ordinal));
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("different: 2026-10", changed.Output, StringComparison.Ordinal);

        Assert.Equal(1, (await RunAsync("{}")).ExitCode);
        Assert.Equal(1, (await RunAsync(text.Replace("\"formula\": 1", "\"formula\": 2", StringComparison.Ordinal))).ExitCode);
        Assert.Equal(1, (await RunAsync(text.Replace("\"bottomPlaces\": 1", "\"bottomPlaces\": 0", StringComparison.Ordinal))).ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // In a folder without a database: none is needed, and none is made.
    private async Task<(int ExitCode, string Output)> RunAsync(string text)
    {
        var file = Path.Combine(folder, "standing.json");
        await File.WriteAllTextAsync(file, text);
        var answer = await ServerProcess.RunAsync(folder, ["recompute", file]);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
        return answer;
    }
}
