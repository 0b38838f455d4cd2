using System.Diagnostics;
using SafeDiningCode.Tests.Support;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Commands;

namespace SafeDiningCode.Tests.Commands;

/// <summary>The executable itself, as a process of its own: exit codes, and what goes to which stream.</summary>
public sealed class AccountCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-commands-").FullName;

    [Fact]
    public async Task The_first_administrator_is_made_and_the_audit_verified_and_found_broken()
    {
        var link = await RunAsync("create-user", "--role", "administrator", "--division", "53", "--name", "wang.wu");
        Assert.Equal(0, link.ExitCode);
        Assert.Matches("^HTTP://LOCALHOST:5080/ACTIVATE/[0-9A-Z]{26}\n$", link.Output);

        var taken = await RunAsync("create-user", "--role", "regulator", "--division", "5301", "--name", "WANG.WU");
        Assert.Equal((1, ""), (taken.ExitCode, taken.Output));
        var withPassword = await TypeAsync("米线要趁热吃才香是真的\n", "create-user", "--role", "regulator", "--division", "5301", "--name", "zhao.liu", "--password");
        Assert.Equal(0, withPassword.ExitCode);
        var weak = await TypeAsync("1234567890\n", "create-user", "--role", "regulator", "--division", "5301", "--name", "qian.qi", "--password");
        Assert.Equal((1, ""), (weak.ExitCode, weak.Output));

        var whole = await RunAsync("verify-audit");
        Assert.Equal(0, whole.ExitCode);
        Assert.Matches("^2:[0-9a-f]{64}\n$", whole.Output);
        Assert.Equal(0, (await RunAsync("verify-audit", "--expect", whole.Output.Trim())).ExitCode);

        await using (var services = await TestServices.CreateAsync(settings: ("ConnectionStrings:Database", $"Data Source={Path.Combine(folder, "test.db")}")))
        {
            await using var session = await services.Database.OpenAsync();
            Assert.Equal(2, (await services.Get<AuditChain>().VerifyAsync()).Count);
            await Dapper.SqlMapper.ExecuteAsync(session.Connection, "UPDATE audit_entry SET reason = 'another' WHERE number = 2");
        }

        var broken = await RunAsync("verify-audit");
        Assert.Equal((1, "broken: entry 2 was changed; the 1 before it are as they were written\n"), (broken.ExitCode, broken.Output));
    }

    [Theory]
    [InlineData("create-user", "--role", "administrator", "--division", "53")]
    [InlineData("create-user", "--role", "owner", "--division", "53", "--name", "wang.wu")]
    [InlineData("create-user", "--role", "administrator", "--division", "kunming", "--name", "wang.wu")]
    [InlineData("create-user", "--role", "administrator", "--division", "53", "--name", "12345678901")]
    [InlineData("verify-audit", "--expect", "7")]
    public async Task Wrong_usage_is_told_from_a_refusal(params string[] arguments)
    {
        var answer = await RunAsync(arguments);

        Assert.Equal((CommandLine.WrongUsage, ""), (answer.ExitCode, answer.Output));
        Assert.NotEqual("", answer.Error);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => TypeAsync("", arguments);

    private async Task<(int ExitCode, string Output, string Error)> TypeAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tools.Require("dotnet"), [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        start.Environment["ConnectionStrings__Database"] = $"Data Source={Path.Combine(folder, "test.db")}";
        start.Environment["PublicBaseUrl"] = "http://localhost:5080";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
