using System.CommandLine;

namespace SafeDiningCode.Web.Commands;

/// <summary>The verbs of the executable: <c>dotnet run --project src/SafeDiningCode.Web -- VERB</c>. Without a verb it is the server.</summary>
internal static class CommandLine
{
    /// <summary>Exit code of wrong usage.</summary>
    public const int WrongUsage = 2;

    /// <summary>What a command has after Ctrl-C to finish the batch it is writing.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    /// <summary>Whether these arguments name a verb or ask for help; anything else starting with <c>--</c> is a setting of the server.</summary>
    public static bool IsCommand(string[] args) =>
        args.Length > 0 && (!args[0].StartsWith('-') || args[0] is "--help" or "-h" or "-?" or "--version");

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("餐饮安心码 Safe Dining Code. Without a command: the web server (--lan: on the local network).");
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(CodesCommand.Create());
        root.Subcommands.Add(PostersCommand.Create());
        root.Subcommands.Add(ReissueCommand.Create());
        root.Subcommands.Add(RevokeCommand.Create());
        root.Subcommands.Add(RecountCommand.Create());
        root.Subcommands.Add(DemoCommand.Create());
        root.Subcommands.Add(SimulateKitchensCommand.Create());
        root.Subcommands.Add(ReportsCommand.Create());
        root.Subcommands.Add(CheckListCommand.Create());
        root.Subcommands.Add(InspectionFormCommand.Create());
        root.Subcommands.Add(RecomputeCommand.Create());
        root.Subcommands.Add(MigrateCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(CreateUserCommand.Create());
        root.Subcommands.Add(VerifyAuditCommand.Create());

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Use --help to see the commands.");
            return WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToStop });
    }
}
