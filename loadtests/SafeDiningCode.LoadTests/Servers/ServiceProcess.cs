namespace SafeDiningCode.LoadTests.Servers;

/// <summary>The service as it runs in production: a process of its own, Release, over an embedded database of its own.</summary>
internal static class ServiceProcess
{
    private const string Program = "SafeDiningCode.Web.dll";

    private static string Assembly => Path.Combine(AppContext.BaseDirectory, Program);

    /// <summary>Starts the server over a database file and waits until it is ready.</summary>
    public static async Task<(ChildProcess Process, Uri Address)> StartAsync(
        string databaseFile, CancellationToken cancellation, params IEnumerable<(string Name, string Value)> settings)
    {
        var address = new Uri($"http://127.0.0.1:{ChildProcess.FreePort()}/");
        var process = Launch(databaseFile, address, settings);
        try
        {
            await process.WaitUntilAnsweringAsync(new Uri(address, "healthz/ready"), cancellation);
            return (process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server and does not wait for it.</summary>
    public static ChildProcess Launch(string databaseFile, Uri address, params IEnumerable<(string Name, string Value)> settings) => ChildProcess.Start(
        Programs.Dotnet,
        [Assembly, "--urls", address.GetLeftPart(UriPartial.Authority)],
        Path.GetDirectoryName(databaseFile)!,
        [.. Settings(databaseFile), ("Limits__RatingsPerNetworkPerMinute", "0"), .. settings]);

    /// <summary>Runs a command of the service on a database file.</summary>
    /// <param name="databaseFile">Which.</param>
    /// <param name="arguments">The command and what it is told.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="progress">Told each line that the command says of how far it is.</param>
    /// <exception cref="ComparisonException">It refused.</exception>
    public static Task<string> CommandAsync(string databaseFile, string[] arguments, CancellationToken cancellation, Action<string>? progress = null) =>
        ChildProcess.RunAsync(Programs.Dotnet, [Assembly, .. arguments], Path.GetDirectoryName(databaseFile)!, progress, cancellation, Settings(databaseFile));

    private static (string Name, string Value)[] Settings(string databaseFile) =>
    [
        ("ASPNETCORE_ENVIRONMENT", "Production"),
        ("DOTNET_ENVIRONMENT", "Production"),
        ("Database__Engine", "Sqlite"),
        ("ConnectionStrings__Database", $"Data Source={databaseFile}"),
    ];
}
