using System.CommandLine;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Scanning.Answers;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.LoadTests.Servers;

/// <summary>
/// The same page without any cache: for every request the service's own loader reads the facts out of SQLite, its own
/// renderer makes the page, and its own packer compresses it.
/// </summary>
internal static class RenderedPages
{
    private const string Verb = "rendered";
    private const string Prefix = "/c/";

    /// <summary>Starts one over a database file.</summary>
    public static Task<(ChildProcess Process, Uri Address)> StartAsync(string databaseFile, CancellationToken cancellation) =>
        OwnServer.StartAsync(Verb, ["--database", databaseFile], Path.GetDirectoryName(databaseFile)!, cancellation);

    public static Command CreateCommand()
    {
        var port = OwnServer.Port();
        var database = new Option<string>("--database") { Required = true };
        var command = OwnServer.CreateCommand(Verb, "The page made for every request.", port, database);
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(port), parsed.GetRequiredValue(database), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int port, string databaseFile, CancellationToken cancellation)
    {
        await using var service = ServiceParts.Create(databaseFile);
        await service.PrepareDatabaseAsync(cancellation);
        var (loader, answers, clock) = (service.GetRequiredService<ProfileLoader>(), service.GetRequiredService<ScanAnswers>(), service.GetRequiredService<TimeProvider>());
        var app = OwnServer.CreateBuilder(port).Build();
        app.Run(async http =>
        {
            var path = http.Request.Path.Value!;
            if (!path.StartsWith(Prefix, StringComparison.Ordinal) || !TrustCode.TryParse(path.AsSpan(Prefix.Length), out var code))
            {
                // The starter's knock.
                return;
            }

            SecurityHeaders.Set(http.Response.Headers);
            var snapshot = Snapshot.Of(await loader.LoadAsync(code, http.RequestAborted), clock.GetUtcNow().UtcDateTime);
            // Nothing is kept: the cache has no such code, and lets the answer go.
            await AnswerWriter.WriteAsync(http, await answers.MakeAsync(code, snapshot, AnswerVariant.OfPage(http.Request)));
        });
        return await OwnServer.RunAsync(app, cancellation);
    }
}
