using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Commands;

namespace SafeDiningCode.Tests.Commands;

public sealed class InspectionFormCommandTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-forms-").FullName;

    [Fact]
    public async Task The_form_is_shown_changed_and_brought_into_use_as_a_next_version()
    {
        var shown = await RunAsync();
        Assert.Equal((0, 1), (shown.ExitCode, shown.Output.TrimEnd().Split('\n').Length));
        var file = Path.Combine(folder, "form.json");
        await File.WriteAllTextAsync(file, shown.Output);

        var same = await RunAsync(file);
        Assert.Equal((1, ""), (same.ExitCode, same.Output));
        Assert.Contains("next number", same.Error, StringComparison.Ordinal);

        // Another city's rules: five key items at each visit.
        await File.WriteAllTextAsync(
            file, shown.Output.Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal).Replace("\"leastKeyItems\":3", "\"leastKeyItems\":5", StringComparison.Ordinal));
        var taken = await RunAsync(file);
        Assert.Equal((0, "2\n"), (taken.ExitCode, taken.Output));
        Assert.Contains("\"leastKeyItems\":5", (await RunAsync()).Output, StringComparison.Ordinal);

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
        var start = new ProcessStartInfo(Tools.Require("dotnet"), [typeof(CommandLine).Assembly.Location, "inspection-form", .. arguments]) { WorkingDirectory = folder };
        start.Environment["Database__Engine"] = "Sqlite";
        start.Environment["ConnectionStrings__Database"] = $"Data Source={Path.Combine(folder, "test.db")}";
        return await Tools.RunAsync(start);
    }
}
