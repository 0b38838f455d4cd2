using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Commands;

namespace SafeDiningCode.Tests.Commands;

public sealed class CheckListCommandTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-lists-").FullName;

    [Fact]
    public async Task A_list_is_shown_changed_and_brought_into_use_as_a_next_version()
    {
        var shown = await RunAsync();
        var lists = shown.Output.TrimEnd().Split('\n');
        Assert.Equal((0, 3), (shown.ExitCode, lists.Length));
        var file = Path.Combine(folder, "daily.json");
        await File.WriteAllTextAsync(file, lists[0]);

        var same = await RunAsync(file);
        Assert.Equal((1, ""), (same.ExitCode, same.Output));
        Assert.Contains("next number", same.Error, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, lists[0].Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal));
        var taken = await RunAsync(file);
        Assert.Equal((0, "daily 2\n"), (taken.ExitCode, taken.Output));
        Assert.StartsWith("{\"kind\":\"daily\",\"version\":2", (await RunAsync()).Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "[]");
        Assert.Equal((1, 1), ((await RunAsync(file)).ExitCode, (await RunAsync(Path.Combine(folder, "none.json"))).ExitCode));
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Require("dotnet"), [typeof(CommandLine).Assembly.Location, "check-list", .. arguments]) { WorkingDirectory = folder };
        start.Environment["Database__Engine"] = "Sqlite";
        start.Environment["ConnectionStrings__Database"] = $"Data Source={Path.Combine(folder, "test.db")}";
        return await Tools.RunAsync(start);
    }
}
