using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Hosting;

/// <summary>The service where its SQL Server is not there: it waits a while, then says so and goes.</summary>
public sealed class DatabaseStartTests : IDisposable
{
    private const string Password = "Geheim-4711";
    private readonly string folder = Directory.CreateTempSubdirectory("safedining-start-").FullName;

    [Theory]
    [InlineData]
    [InlineData("migrate")]
    public async Task A_server_that_is_not_there_is_waited_for_and_then_named_without_the_password(params string[] arguments)
    {
        var server = $"127.0.0.1,{FreePort()}";

        var (exitCode, output, error, time) = await RunAsync($"Server={server};Database=anxin;User Id=u;Password={Password};Encrypt=false;Connect Timeout=1", waitSeconds: 8, arguments);

        Assert.Equal(1, exitCode);
        Assert.Matches($@"^SQL Server {server} cannot be reached \(tried [2-9] times\): .* right\?\r?$", error.Split('\n').Last(line => line.StartsWith("SQL", StringComparison.Ordinal)));
        Assert.Contains("(attempt 1)", output + error, StringComparison.Ordinal);
        Assert.True(time >= TimeSpan.FromSeconds(2), $"{time}");
        AssertPlain(output + error);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_refused_without_repeating_it()
    {
        var (exitCode, output, error, _) = await RunAsync($"Server=127.0.0.1;Password=a;{Password}", waitSeconds: 0);

        Assert.Equal(1, exitCode);
        Assert.Contains("ConnectionStrings:Database cannot be read", error, StringComparison.Ordinal);
        AssertPlain(output + error);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void AssertPlain(string said)
    {
        Assert.DoesNotContain(Password, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", said, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error, TimeSpan Time)> RunAsync(string connectionString, int waitSeconds, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SafeDiningCode.Web.dll"), .. arguments]) { WorkingDirectory = folder };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Database__Engine"] = "SqlServer";
        start.Environment["Database__WaitAtStartSeconds"] = waitSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["ConnectionStrings__Database"] = connectionString;
        var watch = Stopwatch.StartNew();
        var (exitCode, output, error) = await Tools.RunAsync(start);
        return (exitCode, output, error, watch.Elapsed);
    }

    // Free a moment ago, and nobody listens there.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
