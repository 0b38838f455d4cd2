using System.Diagnostics;

namespace SafeDiningCode.Tests.Support;

/// <summary>
/// Programs that a test needs and a machine may lack: without one the test is skipped and says so, unless
/// <c>SAFEDINING_REQUIRE_TOOLS=1</c>, as on the build machine: then it fails.
/// </summary>
internal static class Tools
{
    public static string Require(string program)
    {
        var path = Find(program);
        if (path is null && Environment.GetEnvironmentVariable("SAFEDINING_REQUIRE_TOOLS") == "1")
        {
            Assert.Fail($"{program} is not installed, and SAFEDINING_REQUIRE_TOOLS=1 asks for every tool.");
        }

        Assert.SkipWhen(path is null, $"{program} is not installed.");
        return path!;
    }

    /// <summary>Where a program is; null where it is not installed.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end and answers its exit code, stdout and stderr.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments));

    /// <inheritdoc cref="RunAsync(string, string[])"/>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
