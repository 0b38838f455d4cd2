using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Commands;

namespace SafeDiningCode.Tests.Commands;

/// <summary>The executable itself, as a process of its own: exit codes, and what goes to which stream.</summary>
public sealed class CodeCommandsTests : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-commands-").FullName;

    [Fact]
    public async Task Codes_are_listed_reissued_revoked_and_printed()
    {
        await using var services = await TestServices.CreateAsync(settings: ("ConnectionStrings:Database", $"Data Source={Path.Combine(folder, "test.db")}"));
        var eatery = await Eateries.AddAsync(services.Database, licence: "JY25301020000016");
        var first = await Eateries.IssueCodeAsync(services, eatery);

        var reissued = await RunAsync("reissue", services.Get<CodeLinks>().For(first).ToLowerInvariant());
        Assert.Equal(0, reissued.ExitCode);
        Assert.Contains("Set PublicBaseUrl before printing", reissued.Error, StringComparison.Ordinal);
        var lines = reissued.Output.TrimEnd().Split('\n');
        Assert.True(CodeLinks.TryRead(lines[0], out var second));
        Assert.Equal(services.Get<CodeLinks>().For(second), lines[1]);

        var again = await RunAsync("reissue", first.Grouped);
        Assert.Equal((1, ""), (again.ExitCode, again.Output));
        Assert.Contains(second.Grouped, again.Error, StringComparison.Ordinal);

        var posters = await RunAsync("posters", "--division", "530102", "--out", Path.Combine(folder, "posters"));
        Assert.Equal(0, posters.ExitCode);
        Assert.StartsWith("1 posters written", posters.Output, StringComparison.Ordinal);
        Assert.StartsWith($"JY25301020000016-{second}.", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(folder, "posters")))), StringComparison.Ordinal);

        var revoked = await RunAsync("revoke", second.ToString());
        Assert.Equal((0, $"{second}\n"), (revoked.ExitCode, revoked.Output));
        Assert.Contains("import", revoked.Error, StringComparison.Ordinal);

        var csv = await RunAsync("codes", "--csv");
        Assert.StartsWith("code,licence,name,division,url,status\n", csv.Output, StringComparison.Ordinal);
        Assert.Equal(2, csv.Output.Split(",revoked\n").Length - 1);
        var table = await RunAsync("codes");
        Assert.Contains($"{second}  revoked  JY25301020000016  530102001  {Eateries.Sign}\n", table.Output, StringComparison.Ordinal);

        var empty = await RunAsync("posters", "--division", "530102", "--out", Path.Combine(folder, "none"));
        Assert.Equal((0, ""), (empty.ExitCode, empty.Output));
        Assert.Contains("no active codes", empty.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "revoke", "123")]
    [InlineData(1, "revoke", "0000000000000000")]
    [InlineData(1, "reissue", "http://localhost:5080/C/0000000000000000")]
    [InlineData(1, "posters", "--division", "99", "--out", "none")]
    [InlineData(CommandLine.WrongUsage, "posters", "--division", "530102")]
    [InlineData(CommandLine.WrongUsage, "posters", "--division", "530102", "--out", "none", "--size", "a3")]
    [InlineData(CommandLine.WrongUsage, "revoke")]
    public async Task What_cannot_be_done_is_said_on_stderr(int exitCode, params string[] arguments)
    {
        var refused = await RunAsync(arguments);

        Assert.Equal((exitCode, ""), (refused.ExitCode, refused.Output));
        Assert.NotEqual("", refused.Error.Trim());
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Require("dotnet"), [typeof(CommandLine).Assembly.Location, .. arguments]) { WorkingDirectory = folder };
        start.Environment["Database__Engine"] = "Sqlite";
        start.Environment["ConnectionStrings__Database"] = $"Data Source={Path.Combine(folder, "test.db")}";
        return await Tools.RunAsync(start);
    }
}
