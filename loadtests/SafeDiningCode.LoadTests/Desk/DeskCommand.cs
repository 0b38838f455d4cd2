using System.CommandLine;
using System.Globalization;
using SafeDiningCode.LoadTests.Compare;
using SafeDiningCode.LoadTests.Servers;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.LoadTests.Desk;

/// <summary><c>desk</c>: how long the officials' pages of a large city take, and by which ways the database reads for them.</summary>
internal static class DeskCommand
{
    public static Command Create()
    {
        var database = new Option<FileInfo>("--database") { Description = "A city's SQLite file, as the service's own command demo makes it; the service brings it up to date and an account is added.", Required = true };
        var times = new Option<int>("--times") { Description = "How often each page is asked for after the first.", DefaultValueFactory = _ => 20 };
        times.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 3 or > 1000)
            {
                result.AddError("--times is between 3 and 1000.");
            }
        });
        var command = new Command("desk", "Measure the officials' pages of a city that demo made, one reader at a time; and write loadtests/README.md.") { database, times };
        command.SetAction((parsed, cancellation) => CompareCommand.InFolderAsync(folder => RunAsync(parsed.GetRequiredValue(database), parsed.GetValue(times), folder, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo database, int times, string folder, CancellationToken cancellation)
    {
        if (!database.Exists)
        {
            throw new ComparisonException($"There is no file {database.FullName}: make one with the service's command demo --eateries 100000 --ratings 10000000.");
        }

        var machine = MachineInfo.Read(folder);
        CompareCommand.Progress(machine.ToString());
        var (process, address) = await ServiceProcess.StartAsync(database.FullName, cancellation);
        await using var server = process;
        await using var parts = ServiceParts.Create(database.FullName);
        using var reader = await CityReader.SignInAsync(parts, address);
        CompareCommand.Progress("signed in");
        ReportTable[] tables = [await DeskPages.MeasureAsync(reader, parts, times, CompareCommand.Progress, cancellation), await ReadingPlans.ReadAsync(parts, cancellation)];
        ComparisonReport.Show(tables);
        var text = string.Create(CultureInfo.InvariantCulture, $"Measured on {Day.Text(Day.InShanghai(TimeProvider.System))}: {machine}.\n") + string.Concat(tables.Select(table => table.ToMarkdown()));
        if (!new ReadMeBlock("desk").Write(text))
        {
            CompareCommand.Progress("There is no loadtests/README.md with a marked block above the binaries: nothing was written.");
        }

        return 0;
    }
}
