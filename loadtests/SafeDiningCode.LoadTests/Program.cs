using System.CommandLine;
using System.Globalization;
using SafeDiningCode.LoadTests.Compare;
using SafeDiningCode.LoadTests.Desk;
using SafeDiningCode.LoadTests.Running;
using SafeDiningCode.LoadTests.Servers;

// As the service's own commands: 0 done, 1 failed, 2 wrong usage.
const int WrongUsage = 2;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("Load tests of the Safe Dining Code service.");
root.Subcommands.Add(CompareCommand.Create());
root.Subcommands.Add(DeskCommand.Create());
foreach (var command in ScenarioCommands.Create())
{
    root.Subcommands.Add(command);
}

#if NBOMBER
root.Subcommands.Add(SafeDiningCode.LoadTests.NBomber.NBomberCommand.Create());
#endif
root.Subcommands.Add(BareKestrel.CreateCommand());
root.Subcommands.Add(CachedPages.CreateCommand());
root.Subcommands.Add(RenderedPages.CreateCommand());
root.Subcommands.Add(BareNoon.CreateCommand());

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    return WrongUsage;
}

// After Ctrl-C the servers that were started are ended before this process is.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
