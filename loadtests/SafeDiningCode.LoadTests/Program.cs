using System.CommandLine;
using System.Globalization;
using SafeDiningCode.LoadTests.Compare;
using SafeDiningCode.LoadTests.Servers;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var root = new RootCommand("Load tests of the Safe Dining Code service.");
root.Subcommands.Add(CompareCommand.Create());
root.Subcommands.Add(BareKestrel.CreateCommand());

// After Ctrl-C the servers that were started are ended before this process is.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
