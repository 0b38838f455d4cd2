using System.CommandLine;
using SafeDiningCode.Web.Data;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>migrate</c>: brings the schema up to date and says which migrations are in place.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database up to date. The server and every command do so by themselves at start.");
        command.SetAction((_, cancellation) => CommandHost.RunAsync(RunAsync, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<Database>();
        await using var session = await database.OpenAsync(cancellation);
        foreach (var row in await session.QueryAsync<Migrator.JournalRow>("ReadMigrationJournal", cancellation: cancellation))
        {
            await Console.Out.WriteLineAsync(row.Name);
        }

        return 0;
    }
}
