using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Registry.Import;
using Spectre.Console;

namespace SafeDiningCode.Web.Commands;

/// <summary><c>import FILE</c>: takes a registry extract in and issues the codes that are then missing.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The extract: CSV (UTF-8 or GB18030) or .xlsx." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would happen and write nothing but the report." };
        var json = new Option<bool>("--json") { Description = "Answer with one line of JSON, the last one of stdout." };
        var report = new Option<string?>("--report")
        {
            Description = "Where refused and warned rows are listed; FILE's name and .report.csv in the current folder by default.",
        };
        var command = new Command("import", "Take a registry extract in: new and changed licences by number. Run again it goes on, or changes nothing.")
        {
            file, dryRun, json, report,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(file);
            var options = new ImportOptions(
                parsed.GetValue(dryRun), Path.GetFullPath(parsed.GetValue(report) ?? Path.GetFileName(path.TrimEnd('/', '\\')) + ".report.csv"));
            return CommandHost.RunAsync((services, token) => RunAsync(services, path, options, parsed.GetValue(json), token), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, string path, ImportOptions options, bool json, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var (summary, codes) = await ConsoleProgress.RunAsync(progress => ImportAsync(services, path, options, progress, cancellation));
        Show(json ? ConsoleProgress.Error : AnsiConsole.Console, summary, codes, options, watch.Elapsed);
        if (json)
        {
            await Console.Out.WriteLineAsync(Json(summary));
        }

        return 0;
    }

    private static async Task<(ImportSummary Summary, int Codes)> ImportAsync(
        IServiceProvider services, string path, ImportOptions options, ConsoleProgress progress, CancellationToken cancellation)
    {
        try
        {
            var writing = options.DryRun ? "trying" : "importing";
            var summary = await services.GetRequiredService<RegistryImport>().RunAsync(
                path,
                options,
                ConsoleProgress.Each<ImportProgress>(step => progress.Report(step.Checking ? "checking" : writing, step.Done, step.Rows)),
                cancellation);
            var codes = options.DryRun
                ? 0
                : await services.GetRequiredService<CodeIssuer>().IssueMissingAsync(
                    ConsoleProgress.Each<int>(issued => progress.Report("issuing codes", done: null, issued)), cancellation);
            return (summary, codes);
        }
        catch (RegistryFileException refusal)
        {
            throw new CommandFailure(refusal.Message);
        }
    }

    /// <summary>The one line that programs read.</summary>
    internal static string Json(ImportSummary summary) => JsonSerializer.Serialize(
        new ImportAnswer(
            summary.Rows,
            summary.Accepted,
            summary.Warned,
            summary.NotCatering,
            new OrderedDictionary<string, int>(summary.Rejected.Select(rejection => KeyValuePair.Create(rejection.Reason, rejection.Count)))),
        JsonSerializerOptions.Web);

    private static void Show(IAnsiConsole console, ImportSummary summary, int codes, ImportOptions options, TimeSpan time)
    {
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("what").AddColumn(new TableColumn("number").RightAligned());
        void Row(string what, int number) => table.AddRow(what, number.ToString("N0", CultureInfo.InvariantCulture));

        Row("rows", summary.Rows);
        Row(options.DryRun ? "would be accepted" : "accepted", summary.Accepted);
        Row("  new", summary.Added);
        Row("  changed", summary.Changed);
        Row("  unchanged", summary.Unchanged);
        Row("  with warnings", summary.Warned);
        Row("not catering", summary.NotCatering);
        Row("rejected", summary.Rejected.Sum(rejection => rejection.Count));
        foreach (var (reason, count) in summary.Rejected)
        {
            Row($"  {reason}", count);
        }

        if (!options.DryRun)
        {
            Row("codes issued", codes);
        }

        console.Write(table);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s. Rejected rows and warnings are in"));
        // Past the console, which would break a long path into lines.
        console.Profile.Out.Writer.WriteLine(options.ReportPath);
    }

    private sealed record ImportAnswer(int Rows, int Accepted, int Warned, int NotCatering, OrderedDictionary<string, int> Rejected);
}
