using System.CommandLine;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>Servers to compare with that are this executable itself, each in a process of its own under a hidden verb.</summary>
internal static class OwnServer
{
    /// <summary>Starts the server of a verb and waits until it answers.</summary>
    public static async Task<(ChildProcess Process, Uri Address)> StartAsync(string verb, IEnumerable<string> arguments, string folder, CancellationToken cancellation)
    {
        var port = ChildProcess.FreePort();
        var address = new Uri($"http://127.0.0.1:{port}/");
        var process = ChildProcess.Start(
            Programs.Dotnet, [typeof(OwnServer).Assembly.Location, verb, "--port", $"{port}", .. arguments], folder, ("ASPNETCORE_ENVIRONMENT", "Production"));
        try
        {
            await process.WaitUntilAnsweringAsync(address, cancellation);
            return (process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>A verb's command, not shown in help.</summary>
    public static Command CreateCommand(string verb, string description, params Option[] options)
    {
        var command = new Command(verb, description) { Hidden = true };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>The port that a server is told.</summary>
    public static Option<int> Port() => new("--port") { Required = true };

    /// <summary>A builder for a server that writes no log and listens on loopback.</summary>
    public static WebApplicationBuilder CreateBuilder(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    /// <summary>Runs it until it is told to end.</summary>
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancellation)
    {
        await using var ends = app;
        await app.StartAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }
}
