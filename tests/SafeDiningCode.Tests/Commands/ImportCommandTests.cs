using System.Diagnostics;
using System.Globalization;
using SafeDiningCode.Tests.Registry.Import;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Tests.Commands;

/// <summary>The command as a user runs it: a process of its own.</summary>
public sealed class ImportCommandTests
{
    private const string Answer =
        """{"rows":3000,"accepted":2920,"warned":67,"notCatering":22,"rejected":{"licence-check-digit":12,"licence-format":8,"name-missing":6,"name-too-long":5,"dates-reversed":6,"date-unreadable":12,"duplicate-licence":9}}""";

    [Fact]
    public async Task It_answers_with_one_line_of_json_and_issues_codes_once()
    {
        await using var database = await TestDatabase.CreateAsync(nameof(DatabaseEngine.Sqlite));
        using var extract = new Extract();
        string[] arguments = ["import", Extract.Sample("xlsx"), "--json", "--report", extract.ReportPath];

        var first = await RunAsync(database, arguments);
        var second = await RunAsync(database, arguments);

        Assert.Equal((0, Answer), (first.ExitCode, first.Output.Trim()));
        Assert.Equal((0, Answer), (second.ExitCode, second.Output.Trim()));
        Assert.Matches(@"codes issued +2,823\b", first.Error);
        Assert.Matches(@"codes issued +0\b", second.Error);
        Assert.Contains(extract.ReportPath, first.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_issues_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(nameof(DatabaseEngine.Sqlite));
        using var extract = new Extract();

        var run = await RunAsync(database, "import", Extract.Sample("csv"), "--dry-run", "--report", extract.ReportPath);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"would be accepted +2,920\b", run.Output);
        Assert.DoesNotContain("codes issued", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "There is no file", "import", "/nowhere/extract.csv")]
    [InlineData(2, "Required argument missing", "import")]
    [InlineData(2, "--dryrun", "import", "extract.csv", "--dryrun")]
    public async Task A_refusal_and_a_wrong_usage_differ_by_exit_code(int exitCode, string says, params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(nameof(DatabaseEngine.Sqlite));

        var run = await RunAsync(database, arguments);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Asked_to_stop_it_says_how_to_go_on_and_then_does()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        await using var database = await TestDatabase.CreateAsync(nameof(DatabaseEngine.Sqlite));
        using var extract = new Extract();
        string[] arguments = ["import", extract.Csv(Extract.Rows(1, 60_000)), "--json", "--report", extract.ReportPath];

        using (var process = Process.Start(Start(database, arguments))!)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith("importing", StringComparison.Ordinal))
            {
                // The signal comes while rows are written.
            }

            await Tools.RunAsync(Tools.Require("kill"), "-TERM", process.Id.ToString(CultureInfo.InvariantCulture));
            Assert.Contains("run the same command again to go on", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
            await process.WaitForExitAsync();
            Assert.Equal((1, ""), (process.ExitCode, await output));
        }

        var again = await RunAsync(database, arguments);

        Assert.Equal("""{"rows":60000,"accepted":60000,"warned":0,"notCatering":0,"rejected":{}}""", again.Output.Trim());
        Assert.Matches(@"unchanged +[1-9]", again.Error);
        Assert.Matches(@"new +[1-9]", again.Error);
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(TestDatabase database, params string[] arguments) =>
        Tools.RunAsync(Start(database, arguments));

    private static ProcessStartInfo Start(TestDatabase database, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SafeDiningCode.Web.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in database.Settings())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }
}
